package kitchensync.pipeline.layer;

import java.util.List;

/**
 * A test that rows have failed.
 *
 * @param node {@code SCHEMA.NAME} of what was tested
 * @param warns whether it stops nothing
 * @param rows the first of the failing rows, as JSON; {@code TEST_FAILURES.FAILING_ROWS} keeps them
 * @param sql answers all failing rows, while the model that failed is there
 */
public record FailedTest(String node, String test, boolean warns, long failingRows, List<String> rows, String sql) {

    /** Rows that are kept of a failed test. */
    static final int KEPT = 100;

    /** One line for people. */
    public String description() {
        return test + ": " + failingRows + (failingRows == 1 ? " failing row" : " failing rows");
    }
}
