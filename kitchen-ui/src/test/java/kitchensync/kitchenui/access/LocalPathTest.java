package kitchensync.kitchenui.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/stores/012", "/stores/012/day?date=2026-02-12&x=%2F", "/chain#worst"})
    void ourOwnPathsAreKept(String path) {
        assertThat(LocalPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "", "stores", "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example",
                        "javascript:x",
                "/a\r\nSet-Cookie: a", "/a b", "/\t/evil.example", "/ñ", "/login?to=/", "/logout", "/%"
            })
    void everythingElseLeadsToTheStartPage(String path) {
        assertThat(LocalPath.of(path)).isEqualTo("/");
    }
}
