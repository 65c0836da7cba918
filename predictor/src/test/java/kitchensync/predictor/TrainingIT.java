package kitchensync.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Objects;
import kitchensync.predictor.forecast.ForecastReport;
import kitchensync.predictor.forecast.Forecasting;
import kitchensync.predictor.plan.Planning;
import kitchensync.predictor.replay.ReplayReport;
import kitchensync.predictor.score.Score;
import kitchensync.predictor.train.Training;
import kitchensync.predictor.train.TrainingReport;
import kitchensync.predictor.world.World;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** From no model at all to one that forecasts. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrainingIT {

    @Inject
    Beginning beginning;

    @Inject
    Training training;

    @Inject
    Forecasting forecasting;

    @Inject
    Planning planning;

    @Inject
    World world;

    @Inject
    Tables tables;

    @BeforeAll
    void nothingIsKnown() throws SQLException {
        beginning.again();
    }

    @Test
    @Order(1)
    void runBeforeAnyPredictionPlansNothing() throws SQLException {
        assertThat(planning.planNext()).isEmpty();
        assertThat(planning.isCurrent()).isFalse();
        assertThat(training.hasModel()).isFalse();
        assertThatThrownBy(() -> planning.planWeek()).hasMessageContaining("predict first");
    }

    @Test
    @Order(2)
    void withoutAModelTheSimpleForecastsServe() throws SQLException {
        ForecastReport report = forecasting.predict();

        assertThat(report.modelVersion()).isEqualTo(Forecasting.NO_MODEL);
        assertThat(report.bySource()).containsOnlyKeys("profile", "category_profile", "closed");
        assertThat(report.weeklyUnits())
                .isEqualTo(world.weeklyUnits(Chain.TODAY), within(world.weeklyUnits(Chain.TODAY) * 0.03));
    }

    @Test
    @Order(3)
    void modelBeatsEveryBaselineOnDaysItHasNotSeen() throws SQLException {
        // When
        TrainingReport report = training.train();

        // Then
        assertThat(report.beatsBaselines()).as(report.scores().toString()).isTrue();
        assertThat(report.scores())
                .extracting(Score::forecaster)
                .containsExactly(
                        "model",
                        "zero",
                        "last_week",
                        "four_week_mean",
                        "weekly_profile",
                        "scaled_profile",
                        "random_forest");
        assertThat(report.promoted()).as(report.objections().toString()).isTrue();
        assertThat(Math.abs(report.scores().getFirst().bias())).isLessThan(0.03);
        assertThat(report.onnxMaxDifference()).isLessThan(1e-5);
        assertThat(training.hasModel()).isTrue();
        assertThat(forecasting.isCurrent()).isFalse();
    }

    @Test
    @Order(4)
    void sameDataGiveTheSameModel() throws SQLException {
        String version = training.train().version();
        assertThat(training.train().version()).isEqualTo(version);
    }

    @Test
    @Order(5)
    void whatEachForecastWouldHaveEarnedIsPlayedOnTheNewestWeek() throws SQLException {
        // When there is a champion already
        ReplayReport replay = Objects.requireNonNull(training.train().replay());

        // Then
        assertThat(replay.results())
                .extracting(ReplayReport.Result::forecaster)
                .containsExactly("model", "four_week_mean", "scaled_profile", "champion");
        assertThat(replay.results()).allSatisfy(result -> {
            assertThat(result.servicePct()).isBetween(95.0, 100.0);
            assertThat(result.wastePct()).isBetween(0.0, 10.0);
            assertThat(result.worth()).isBetween(result.profit() * .8, result.profit());
        });
        assertThat(replay.stores()).isEqualTo(3);
        assertThat(replay.differences()).allSatisfy(difference -> {
            assertThat(difference.storeDays()).isEqualTo(21);
            assertThat(difference.isWorse()).isFalse();
        });
    }

    @Test
    @Order(6)
    void newStoresAndNewItemsAreReportedApart() throws SQLException {
        // Given a store that opened eighteen days ago, and an item that another has sold for as long
        assertThat(training.train().newStores()).isEmpty();
        String lately = " where sale_date < date '" + Chain.TODAY.minusDays(18) + "' and store_id = '078'";
        String item = " where sale_date < date '" + Chain.TODAY.minusDays(18)
                + "' and store_id = '012' and item_id = 'HOT_DOG'";
        String slots = "INTERMEDIATE.ROLLING_FEATURES_15MIN";
        String days = "INTERMEDIATE.STORE_DAYS";
        tables.execute("create table KEPT_SLOTS as from " + slots);
        tables.execute("create table KEPT_DAYS as from " + days);
        try {
            tables.execute("delete from " + slots + lately);
            tables.execute("delete from " + slots + item);
            tables.execute("delete from " + days + lately);

            // When
            TrainingReport report = training.train();

            // Then
            assertThat(report.newStores())
                    .extracting(Score::forecaster)
                    .containsExactly(
                            "model", "zero", "last_week", "four_week_mean", "weekly_profile", "scaled_profile");
            assertThat(report.newItems()).hasSameSizeAs(report.newStores());
            assertThat(report.newItems().getFirst().poissonDeviance())
                    .isNotEqualTo(report.newStores().getFirst().poissonDeviance());
        } finally {
            tables.execute("delete from " + slots);
            tables.execute("insert into " + slots + " from KEPT_SLOTS");
            tables.execute("delete from " + days);
            tables.execute("insert into " + days + " from KEPT_DAYS");
            tables.execute("drop table KEPT_SLOTS");
            tables.execute("drop table KEPT_DAYS");
        }
    }

    @Test
    @Order(7)
    void monthsInWhichNobodySoldAnythingAreNotTrainedOn() throws SQLException {
        // Given a hundred days more, and then one of them with a single sale
        String version = training.train().version();
        String days = "insert into INTERMEDIATE.STORE_DAYS select '012', date '" + Chain.TODAY
                + "' + cast(range as integer), (range + 3) % 7 from range(100)";
        String sale = "insert into INTERMEDIATE.ROLLING_FEATURES_15MIN values ('012', 'HOT_DOG', date '"
                + Chain.TODAY.plusDays(99) + "', 240, 1, 0)";
        try {
            tables.execute(days);
            assertThat(training.train().version()).isEqualTo(version);

            // When
            tables.execute(sale);
            TrainingReport report = training.train();

            // Then
            assertThat(report.version()).isNotEqualTo(version);
            assertThat(report.scores()).isNotEmpty();
        } finally {
            String late = " where sale_date >= date '" + Chain.TODAY + "'";
            tables.execute("delete from INTERMEDIATE.STORE_DAYS" + late);
            tables.execute("delete from INTERMEDIATE.ROLLING_FEATURES_15MIN" + late);
        }
    }
}
