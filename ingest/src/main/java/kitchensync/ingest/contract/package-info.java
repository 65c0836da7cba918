/** What ingest says of itself to those who would call it. */
@NullMarked
package kitchensync.ingest.contract;

import org.jspecify.annotations.NullMarked;
