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

class OverrideFormTest {

    private static final Catalogue CATALOGUE = CatalogueFiles.read(Optional.empty(), Optional.empty());
    private static final LocalDate TODAY = LocalDate.parse("2026-02-12");

    @Test
    void whoHasLoggedInCannotSpeakAsAnother() {
        assertThat(OverrideForm.who("ana", "Bo")).isEqualTo("ana");
        assertThat(OverrideForm.who("", " Bo ")).isEqualTo("Bo");
        assertThatThrownBy(() -> OverrideForm.who("", " ")).isInstanceOf(NotShown.class);
    }

    @Test
    void anOverrideHoldsToTheEndOfItsLastDayInTheStore() {
        OverrideForm override = OverrideForm.read(
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
        assertThat(override)
                .isEqualTo(new OverrideForm(null, "never", 0, "recall", "Ana", Instant.parse("2026-02-13T06:00:00Z")));
    }

    /** A plan says the reason in one line, and so do the files that it travels in. */
    @Test
    void reasonsAndNamesAreOneLine() {
        assertThatThrownBy(() -> OverrideForm.who("", "Ana\nBo")).isInstanceOf(NotShown.class);
        for (String reason : new String[] {"recall\nof today", "recall\rof today", "recall\u0000"}) {
            assertThatThrownBy(() -> OverrideForm.read(
                            CATALOGUE,
                            CATALOGUE.store("012").orElseThrow(),
                            TODAY,
                            "",
                            "never",
                            "70",
                            reason,
                            "Ana",
                            "2026-02-12"))
                    .as(reason)
                    .isInstanceOf(NotShown.class);
        }
    }
}
