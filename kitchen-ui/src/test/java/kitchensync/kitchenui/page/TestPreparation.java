package kitchensync.kitchenui.page;

import jakarta.inject.Singleton;
import java.util.List;

/** Work such as the process that carries all services has to do before the first plan. */
@Singleton
public class TestPreparation implements Preparation {

    @Override
    public List<Step> steps() {
        return List.of(new Step("Starting Postgres", "", true), new Step("Making history", "3 of 42 days", false));
    }
}
