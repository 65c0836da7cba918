package kitchensync.predictor.plan;

import java.util.ArrayList;
import java.util.List;
import kitchensync.domain.catalogue.Capacity;
import org.jspecify.annotations.Nullable;

/**
 * How much of an item to start cooking at the start of a slot.
 *
 * @param quantity units to start cooking
 * @param expectedDemand mean demand until units started now expire or can no longer be sold
 * @param holdUntil slot of the week in which that is
 * @param gain expected profit of starting these units rather than none; money of the catalogue
 * @param without what would have been wanted without the manager's word that was followed, in a week's plan by a plan
 *     without any; null without one
 * @param reason the numbers in a sentence, for the crew
 */
public record CookDecision(
        int quantity,
        double expectedDemand,
        int holdUntil,
        double gain,
        @Nullable Integer without,
        String reason) {

    /** Those of one store and slot, which share its kitchen. */
    static List<CookDecision> of(Capacity capacity, List<Proposal> proposals) {
        List<Room.Fitted> fitted = Room.fit(capacity, proposals);
        List<CookDecision> decisions = new ArrayList<>(proposals.size());
        for (int i = 0; i < proposals.size(); i++) {
            Proposal proposal = proposals.get(i);
            int units = fitted.get(i).units();
            Choice choice = proposal.choice();
            decisions.add(new CookDecision(
                    units,
                    choice.expectedDemand(),
                    choice.holdUntil(),
                    choice.gain(units),
                    proposal.override() == null ? null : proposal.without(),
                    Reason.of(proposal, fitted.get(i))));
        }
        return decisions;
    }
}
