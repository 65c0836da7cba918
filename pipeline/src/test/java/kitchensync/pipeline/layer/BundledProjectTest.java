package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.Test;

class BundledProjectTest {

    @Test
    void allLayersStandAndAreGreenWithoutOneEvent() throws Exception {
        // Given
        try (Sandbox sandbox = new Sandbox()) {
            // When
            LayerReport report = sandbox.layers("2026-02-12 06:00:00");

            // Then
            assertThat(report.failures()).isEmpty();
            assertThat(report.warnings()).isEmpty();
            assertThat(report.models()).hasSize(16);
            System.out.println(report.models());
            System.out.println(report.testsPassed());
        }
    }
}
