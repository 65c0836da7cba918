package kitchensync.kitchenui.access;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The time of the world, by which sessions end, whatever the kitchen's clock says. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface RealTime {}
