package kitchensync.pipeline.run;

import org.jboss.logging.Logger;

/** The lines that a run leaves in the log. */
final class RunLog {

    private static final Logger LOG = Logger.getLogger("kitchensync.pipeline");

    private RunLog() {}

    static void write(RunReport report) {
        LOG.infof(
                "pipeline run: rows=%d models=%d tests_passed=%d tests_failed=%d millis=%d",
                report.rows(), report.models().size(), report.testsPassed(), report.testsFailed(), report.millis());
        report.failedTests().forEach(failure -> LOG.errorf("pipeline test failed: %s", failure));
        report.warnings().forEach(warning -> LOG.warnf("pipeline test warns: %s", warning));
    }
}
