package kitchensync.simulator.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import kitchensync.simulator.kitchen.Batch;
import kitchensync.simulator.kitchen.CookOrder;
import kitchensync.simulator.kitchen.KitchenState;

/** Kitchen states and cook orders as the database keeps them. */
@RegisterForReflection(targets = {KitchenState.class, Batch.class, CookOrder.class})
final class StateJson {

    private static final TypeReference<List<CookOrder>> ORDERS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private StateJson() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException failed) {
            throw new IllegalArgumentException("cannot be kept as JSON: " + value, failed);
        }
    }

    static KitchenState state(String json) {
        try {
            return JSON.readValue(json, KitchenState.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("simulator.kitchen_state.state is not a kitchen's state", broken);
        }
    }

    static List<CookOrder> orders(String json) {
        try {
            return JSON.readValue(json, ORDERS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("simulator.kitchen_state.orders is not a list of cook orders", broken);
        }
    }
}
