/** What is known of days beside sales: weather and holidays. */
@NullMarked
package kitchensync.pipeline.days;

import org.jspecify.annotations.NullMarked;
