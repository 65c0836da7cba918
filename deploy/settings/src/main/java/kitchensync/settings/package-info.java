@NullMarked
package kitchensync.settings;

import org.jspecify.annotations.NullMarked;
