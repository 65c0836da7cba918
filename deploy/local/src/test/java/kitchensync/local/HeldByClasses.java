package kitchensync.local;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * All objects that the static fields of classes hold, through whatever holds them: what a native build writes into the
 * binary. Of the JDK's own it follows collections, arrays and references, not fields, which are closed to us.
 */
final class HeldByClasses {

    /** Quarkus gives a binary its loggers anew. */
    private static final String LOGGERS = "org.jboss.log";

    private final Predicate<Object> wrong;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Held> open = new ArrayDeque<>();
    private int fields;

    private record Held(Object value, String path) {}

    /** @param wrong what no class may hold */
    HeldByClasses(Predicate<Object> wrong) {
        this.wrong = wrong;
    }

    /** Static fields that were looked at, so far. */
    int fields() {
        return fields;
    }

    /**
     * Initialises the class as a native build does.
     *
     * @return the way to each wrong object that no class before held, from the field, with the object's class
     */
    Set<String> wrongIn(Class<?> type) throws IllegalAccessException {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                fields++;
                read(field, null, type.getName());
            }
        }
        Set<String> found = new TreeSet<>();
        while (!open.isEmpty()) {
            Held held = open.poll();
            if (wrong.test(held.value)) {
                found.add(held.path + ": " + held.value.getClass().getName());
            } else {
                follow(held.value, held.path);
            }
        }
        return found;
    }

    private void follow(Object value, String path) throws IllegalAccessException {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, content) -> {
                    add(key, path + "[key]");
                    add(content, path + "[]");
                });
            case Iterable<?> some when isOfJdk(value) -> some.forEach(one -> add(one, path + "[]"));
            case Optional<?> perhaps -> perhaps.ifPresent(one -> add(one, path));
            case AtomicReference<?> reference -> add(reference.get(), path);
            case Object[] array -> {
                for (Object one : array) {
                    add(one, path + "[]");
                }
            }
            default -> {
                for (Class<?> type = value.getClass(); type != null && !isOfJdk(type); type = type.getSuperclass()) {
                    for (Field field : type.getDeclaredFields()) {
                        if (!Modifier.isStatic(field.getModifiers())) {
                            read(field, value, path);
                        }
                    }
                }
            }
        }
    }

    private void read(Field field, Object owner, String path) throws IllegalAccessException {
        if (!field.getType().isPrimitive() && field.trySetAccessible()) {
            add(field.get(owner), path + "." + field.getName());
        }
    }

    private void add(Object value, String path) {
        if (value != null && !value.getClass().getName().startsWith(LOGGERS) && seen.add(value)) {
            open.add(new Held(value, path));
        }
    }

    private static boolean isOfJdk(Object value) {
        return isOfJdk(value.getClass());
    }

    private static boolean isOfJdk(Class<?> type) {
        return type.getModule().isNamed();
    }
}
