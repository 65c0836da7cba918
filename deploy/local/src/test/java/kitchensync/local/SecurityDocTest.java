package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/security.md points at is there. */
class SecurityDocTest {

    private static final Path HOUSE = Path.of("..", "..");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");

    /** How many of levels 1 and 2 each chapter of ASVS 5.0.0 has; WebRTC is left out as a whole. */
    private static final List<Integer> REQUIREMENTS =
            List.of(27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16);

    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        try (Stream<Path> files = Files.walk(HOUSE)) {
            for (Path file : files.filter(path -> path.toString().matches(".*/src/test/java/.*(Test|IT)\\.java"))
                    .toList()) {
                tests.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
        }
        return tests;
    }

    @Test
    void everyTestThatItNamesExists() throws IOException {
        Map<String, String> tests = tests();
        Set<String> missing = new TreeSet<>();
        for (MatchResult named : TEST.matcher(Files.readString(HOUSE.resolve("docs/security.md")))
                .results()
                .toList()) {
            String source = tests.get(named.group(1));
            if (source == null || (named.group(2) != null && !source.contains("void " + named.group(2) + "("))) {
                missing.add(named.group());
            }
        }

        assertThat(tests).containsKey("DoorIT");
        assertThat(missing).isEmpty();
    }

    @Test
    void noRequirementIsLeftOut() throws IOException {
        String table = Files.readString(HOUSE.resolve("docs/security.md"));
        Set<String> named = new TreeSet<>();
        for (String row :
                table.lines().filter(line -> line.matches("\\| \\d.*")).toList()) {
            for (String part : row.split("\\|", -1)[1].strip().split(", ")) {
                String[] ends = part.split(" - ");
                String stem = ends[0].substring(0, ends[0].lastIndexOf('.') + 1);
                int first = Integer.parseInt(ends[0].substring(stem.length()));
                int last = ends.length == 1 ? first : Integer.parseInt(ends[1].substring(ends[1].lastIndexOf('.') + 1));
                for (int i = first; i <= last; i++) {
                    named.add(stem + i);
                }
            }
        }

        List<Integer> byChapter = new ArrayList<>();
        for (int chapter = 1; chapter <= REQUIREMENTS.size(); chapter++) {
            String prefix = chapter + ".";
            byChapter.add((int)
                    named.stream().filter(number -> number.startsWith(prefix)).count());
        }
        assertThat(byChapter).isEqualTo(REQUIREMENTS);
    }
}
