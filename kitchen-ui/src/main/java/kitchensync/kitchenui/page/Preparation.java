package kitchensync.kitchenui.page;

import java.util.List;

/**
 * What is still being done before there is a plan. A process that does such work itself may offer a bean of this
 * type; the page then shows the steps while people wait.
 */
public interface Preparation {

    /** The steps in the order in which they are done. Asked for often; must answer at once. */
    List<Step> steps();

    /**
     * @param what the work, {@code Making 42 days of history}
     * @param progress how far it is, {@code 1,200,000 of 2,700,000}; may be empty
     */
    record Step(String what, String progress, boolean finished) {}
}
