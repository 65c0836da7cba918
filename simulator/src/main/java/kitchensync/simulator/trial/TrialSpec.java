package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;

/**
 * What a trial plays: every setting with every seed. In each run a chain's past is made first, then every contender
 * goes on from there, alone and with the same customers.
 *
 * @param learnFrom the first day of the past
 * @param learnDays whole local days of the past, at least 1
 * @param days whole local days that are played after it, at least 1
 */
public record TrialSpec(
        Catalogue catalogue, List<Setting> settings, List<Long> seeds, LocalDate learnFrom, int learnDays, int days) {

    public TrialSpec {
        settings = List.copyOf(settings);
        seeds = List.copyOf(seeds);
        if (settings.isEmpty() || seeds.isEmpty() || learnDays < 1 || days < 1) {
            throw new IllegalArgumentException(
                    "a trial needs a setting, a seed, a day to learn from and a day to play");
        }
    }

    /** The usual trial: all settings, the 42 days of the usual history to learn from, 28 days played. */
    public static TrialSpec of(Catalogue catalogue, List<Long> seeds) {
        return new TrialSpec(catalogue, Setting.all(), seeds, LocalDate.of(2026, 1, 1), 42, 28);
    }

    /** The first day that contenders play. */
    public LocalDate firstDay() {
        return learnFrom.plusDays(learnDays);
    }
}
