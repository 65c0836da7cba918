package kitchensync.predictor.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kitchensync.predictor.replay.ReplayReport;
import kitchensync.predictor.replay.ReplayReport.Difference;
import kitchensync.predictor.replay.ReplayReport.Result;
import kitchensync.predictor.score.Score;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static Score score(String of, double deviance) {
        return new Score(of, deviance, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private static ReplayReport replay(Difference... differences) {
        return new ReplayReport(10, 2, 7, List.of(new Result("model", 0, 0, 0, 0)), List.of(differences));
    }

    @Test
    void whoForecastsBetterAndEarnsNoLessIsPromoted() {
        Verdict verdict = Verdict.of(
                List.of(score("model", .5), score("last_week", .6), score("champion", .4995)),
                replay(new Difference("champion", 14, -1, -3, 1)));

        assertThat(verdict.isPromoted()).isTrue();
    }

    @Test
    void whoLosesToOneSimpleForecastIsNot() {
        Verdict verdict = Verdict.of(List.of(score("model", .5), score("last_week", .5)), replay());

        assertThat(verdict.isPromoted()).isFalse();
        assertThat(verdict.objections())
                .containsExactly("its deviance of 0.5000 is not below that of last_week, 0.5000");
    }

    @Test
    void aDrawWithTheChampionIsEnoughAndMoreIsNot() {
        assertThat(Verdict.of(List.of(score("model", .5009), score("champion", .5)), replay())
                        .isPromoted())
                .isTrue();
        assertThat(Verdict.of(List.of(score("model", .5011), score("champion", .5)), replay())
                        .isPromoted())
                .isFalse();
    }

    @Test
    void whoWasNotComparedWithTheChampionIsNotPromoted() {
        Verdict verdict = Verdict.of(List.of(score("model", .5), score("champion", .6)), replay());

        assertThat(verdict.ofChampion("abc", "abc").isPromoted()).isTrue();
        assertThat(verdict.ofChampion("abc", "def").objections())
                .containsExactly("model def was made champion while it was trained, and it was not compared with that");
    }

    @Test
    void whoEarnsLessBeyondChanceIsRefusedWithTheReasonAndTheRemedy() {
        Verdict verdict = Verdict.of(
                List.of(score("model", .5), score("champion", .6)),
                replay(new Difference("champion", 14, -4.5, -7, -2), new Difference("scaled_profile", 14, -1, -3, 1)));

        assertThat(verdict.objections())
                .containsExactly(
                        "in the replay of the newest 7 days it earned 4.50 less a store-day than champion, and at"
                                + " least 2.00 with 95 % confidence");
        assertThat(verdict.refusal("abc"))
                .startsWith("Model abc is not used: in the replay")
                .endsWith("./kitchensync models promote abc");
    }
}
