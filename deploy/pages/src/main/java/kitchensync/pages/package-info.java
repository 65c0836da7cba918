@NullMarked
package kitchensync.pages;

import org.jspecify.annotations.NullMarked;
