package kitchensync.predictor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kitchensync.domain.catalogue.Capacity;

/**
 * Fits what a store wants to start in a slot into its kitchen: while a station or the crew has too much, the item gives way
 * that loses the least expected profit for the room it frees. A minimum gives way last.
 */
final class Room {

    /** More than any profit, so that what earns nothing but has to be there is cut last. */
    private static final double LAST = 1e6;

    /** What there is too much of: a station's units, or the crew's starts where {@code station} is empty. */
    private record Limit(String station, double most) {

        boolean concerns(Proposal proposal) {
            return station.isEmpty() || station.equals(proposal.choice().item().station());
        }

        /** Room that {@code units} of an item take. */
        int takes(Proposal proposal, int units) {
            int batch = proposal.choice().item().batch();
            return station.isEmpty() ? (units + batch - 1) / batch : units;
        }

        double used(List<Proposal> proposals, List<Fitted> fitted) {
            double used = 0;
            for (int i = 0; i < fitted.size(); i++) {
                used += concerns(proposals.get(i))
                        ? takes(proposals.get(i), fitted.get(i).units())
                        : 0;
            }
            return used;
        }
    }

    /**
     * What is started of one proposal.
     *
     * @param full what had no more room: a station's name, {@code crew}, or empty
     */
    record Fitted(int units, String full) {}

    private Room() {}

    /** The proposals of one store and slot, in their order. */
    static List<Fitted> fit(Capacity capacity, List<Proposal> proposals) {
        List<Fitted> fitted = new ArrayList<>();
        proposals.forEach(proposal -> fitted.add(new Fitted(proposal.units(), "")));
        capacity.stations().forEach((station, units) -> {
            double cooking = proposals.stream()
                    .map(Proposal::choice)
                    .filter(choice -> Objects.equals(choice.item().station(), station))
                    .mapToDouble(Choice::cooking)
                    .sum();
            cut(new Limit(station, Math.max(0, units - cooking)), proposals, fitted);
        });
        if (capacity.starts() != Integer.MAX_VALUE) {
            cut(new Limit("", capacity.starts()), proposals, fitted);
        }
        return fitted;
    }

    private static void cut(Limit limit, List<Proposal> proposals, List<Fitted> fitted) {
        double excess = limit.used(proposals, fitted) - limit.most();
        while (excess > 0) {
            int cheapest = -1;
            int down = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < fitted.size(); i++) {
                Proposal proposal = proposals.get(i);
                int units = fitted.get(i).units();
                int fewer = limit.concerns(proposal) ? fewer(limit, proposal, units) : units;
                if (fewer < units) {
                    double freed = Math.min(excess, limit.takes(proposal, units) - limit.takes(proposal, fewer));
                    double loss = loss(proposal, units, fewer) / freed;
                    if (loss < least) {
                        least = loss;
                        cheapest = i;
                        down = fewer;
                    }
                }
            }
            if (cheapest < 0) {
                return;
            }
            fitted.set(cheapest, new Fitted(down, limit.station().isEmpty() ? "crew" : limit.station()));
            excess = limit.used(proposals, fitted) - limit.most();
        }
    }

    /** The next smaller quantity that frees room. */
    private static int fewer(Limit limit, Proposal proposal, int units) {
        int fewer = units;
        while (fewer > 0 && limit.takes(proposal, fewer) == limit.takes(proposal, units)) {
            fewer -= Math.min(fewer, proposal.choice().step());
        }
        return fewer;
    }

    private static double loss(Proposal proposal, int units, int fewer) {
        int missed = Math.max(0, Math.min(units, proposal.least()) - fewer);
        return proposal.choice().gain(units) - proposal.choice().gain(fewer) + LAST * missed;
    }
}
