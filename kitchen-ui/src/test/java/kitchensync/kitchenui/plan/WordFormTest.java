package kitchensync.kitchenui.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.kitchenui.shell.NotShown;
import org.junit.jupiter.api.Test;

class WordFormTest {

    private static final Catalogue CATALOGUE = CatalogueFiles.read(Optional.empty(), Optional.empty());
    private static final LocalDate TODAY = LocalDate.parse("2026-02-12");

    @Test
    void whoHasLoggedInCannotSpeakAsAnother() {
        assertThat(WordForm.who("ana", "Bo")).isEqualTo("ana");
        assertThat(WordForm.who("", " Bo ")).isEqualTo("Bo");
        assertThatThrownBy(() -> WordForm.who("", " ")).isInstanceOf(NotShown.class);
    }

    @Test
    void anOverrideHoldsToTheEndOfItsLastDayInTheStore() {
        WordForm word = WordForm.read(
                CATALOGUE,
                CATALOGUE.store("012").orElseThrow(),
                TODAY,
                "",
                "never",
                "70",
                " recall ",
                "Ana",
                "2026-02-12");

        // Midnight in Wisconsin
        assertThat(word)
                .isEqualTo(new WordForm(null, "never", 0, "recall", "Ana", Instant.parse("2026-02-13T06:00:00Z")));
    }
}
