package kitchensync.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.sql.DataSource;
import kitchensync.embedded.LocalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class ScriptsIT {

    @TempDir
    static Path folder;

    static LocalPostgres server;
    static DataSource database;

    @BeforeAll
    static void start() throws IOException {
        server = LocalPostgres.start(folder.resolve("postgres"), false);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser("postgres");
        database = source;
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void aSchemaWithAllItsScriptsIsNotLookedAtByFlywayAgain() throws Exception {
        Scripts scripts = scripts("once", "V1__one.sql", "create table one (id int)");
        scripts.migrate(database, "once");
        // Flyway would say that its history lacks a script that has run.
        run("delete from once.history");

        scripts.migrate(database, "once");

        assertThat(ask("select count(*) from once.history")).isEqualTo("0");
    }

    @Test
    void aScriptThatIsNewIsRun() throws Exception {
        scripts("grows", "V1__one.sql", "create table one (id int)").migrate(database, "grows");

        scripts("grows", "V1__one.sql", "create table one (id int)", "V2__two.sql", "create table two (id int)")
                .migrate(database, "grows");

        assertThat(ask("select count(*) from pg_tables where schemaname = 'grows' and tablename in ('one', 'two')"))
                .isEqualTo("2");
    }

    @Test
    void aProcessThatIsOlderChangesNothing() throws Exception {
        Scripts before = scripts("older", "V2__two.sql", one(1));
        Scripts after = scripts("older", "V2__two.sql", one(1), "V10__ten.sql", one(2));
        before.migrate(database, "older");
        after.migrate(database, "older");
        String comment = ask("select obj_description('older'::regnamespace, 'pg_namespace')");

        before.migrate(database, "older");

        assertThat(ask("select older.one()")).isEqualTo("2");
        assertThat(ask("select obj_description('older'::regnamespace, 'pg_namespace')"))
                .isEqualTo(comment);
        before.run(database, "older");
        assertThat(ask("select older.one()")).isEqualTo("2");
    }

    @Test
    void aScriptWithoutANumberIsRefused() throws Exception {
        Scripts scripts = scripts("repeatable", "V1__one.sql", one(1), "R__one.sql", one(2));

        assertThatThrownBy(() -> scripts.migrate(database, "repeatable")).hasMessageContaining("R__one.sql");
    }

    @Test
    void aScriptThatHadNoNumberMayBeGone() throws Exception {
        scripts("numbered", "V1__one.sql", one(1)).migrate(database, "numbered");
        run("insert into numbered.history select 99, null, 'one', 'SQL', 'R__one.sql', 1, 'it', now(), 1, true");
        run("comment on schema numbered is 'KitchenSync scripts R__one.sql:1 V1__one.sql:1'");

        scripts("numbered", "V1__one.sql", one(1), "V2__two.sql", one(2)).migrate(database, "numbered");

        assertThat(ask("select numbered.one()")).isEqualTo("2");
    }

    @Test
    void aChangedTextIsAnotherEdition() throws Exception {
        assertThat(scripts("edition", "V1__one.sql", "select 1").edition())
                .isNotEqualTo(scripts("edition", "V1__one.sql", "select 2").edition());
    }

    @Test
    void aFolderAndAJarAreTheSameEdition() throws Exception {
        Path jar = Files.createTempFile(folder, "scripts", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("some/scripts/"));
            out.putNextEntry(new JarEntry("some/scripts/V1__one.sql"));
            out.write("select 1".getBytes());
            out.putNextEntry(new JarEntry("some/other/V2__two.sql"));
        }

        assertThat(of(jar.toUri().toURL()).edition())
                .isEqualTo(scripts("apart", "V1__one.sql", "select 1").edition())
                .startsWith("V1__one.sql:");
    }

    @Test
    void manyAtOnceRunEachScriptOnce() throws Exception {
        Scripts scripts = scripts("many", "V1__one.sql", "create table one (id int); select pg_sleep(.2)");
        Callable<Void> migrate = () -> {
            scripts.migrate(database, "many");
            return null;
        };

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Void> each : threads.invokeAll(List.of(migrate, migrate, migrate, migrate))) {
                each.get();
            }
        }

        assertThat(ask("select count(*) from many.history where script = 'V1__one.sql'"))
                .isEqualTo("1");
    }

    @Test
    void aSchemaOfSomebodyElseIsMigratedAndKeepsItsComment() throws Exception {
        run("create role guest login superuser; create schema others; comment on schema others is 'ours'");
        run(
                "alter role guest nosuperuser; grant all on schema others to guest; grant all on database postgres to guest");
        PGSimpleDataSource guest = new PGSimpleDataSource();
        guest.setUrl(server.jdbcUrl());
        guest.setUser("guest");

        scripts("others", "V1__one.sql", "create table one (id int)").migrate(guest, "others");

        assertThat(ask("select obj_description('others'::regnamespace, 'pg_namespace')"))
                .isEqualTo("ours");
        assertThat(ask("select count(*) from others.history where success")).isEqualTo("1");
    }

    @Test
    void theServingTablesAreFound() throws SQLException {
        ServingTables.SCRIPTS.migrate(database, ServingTables.SCHEMA);

        assertThat(ServingTables.SCRIPTS.edition()).contains("V1__serving.sql:", " V2__slot_counters.sql:");
        assertThat(ask("select count(*) > 5 from pg_tables where schemaname = 'serving'"))
                .isEqualTo("t");
    }

    private static String one(int answer) {
        return "create or replace function one() returns int language sql as 'select " + answer + "'";
    }

    /** Of a class path of their own: names and texts by turns. */
    private static Scripts scripts(String name, String... files) throws IOException {
        Path root = Files.createTempDirectory(folder, name);
        Path scripts = Files.createDirectories(root.resolve("some/scripts"));
        for (int i = 0; i < files.length; i += 2) {
            Files.writeString(scripts.resolve(files[i]), files[i + 1]);
        }
        return of(root.toUri().toURL());
    }

    private static Scripts of(URL classPath) throws IOException {
        URLClassLoader loader = new Loader(classPath);
        try {
            return new Scripts(loader.loadClass(Marker.class.getName()), "some/scripts", "history");
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A class that each loader has for itself. */
    static final class Marker {}

    private static final class Loader extends URLClassLoader {

        Loader(URL classPath) {
            super(new URL[] {
                classPath, ScriptsIT.class.getProtectionDomain().getCodeSource().getLocation()
            });
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(Marker.class.getName()) ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
