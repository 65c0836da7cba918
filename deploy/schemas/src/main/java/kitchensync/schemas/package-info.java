@NullMarked
package kitchensync.schemas;

import org.jspecify.annotations.NullMarked;
