package kitchensync.ingest.access;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The time of the world, where the plain clock may be a simulated one. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface RealTime {}
