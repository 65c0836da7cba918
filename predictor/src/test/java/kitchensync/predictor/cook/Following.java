package kitchensync.predictor.cook;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What following a plan earns, sells and cooks on average, beginning with nothing: not sampled, but from the
 * chances of every stock that it can lead to. Written without the plans' own state numbering.
 */
record Following(double profit, double sold, double cooked) {

    private static final double NEGLIGIBLE = 1e-12;

    private record Ages(int[] units) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Ages ages && Arrays.equals(units, ages.units);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(units);
        }
    }

    static Following of(Lookahead plan, Outlook outlook) {
        int hold = outlook.timing().hold();
        double profit = 0;
        double soldUnits = 0;
        double cooked = 0;
        Map<Ages, Double> stocks = Map.of(new Ages(new int[hold]), 1.0);
        for (int slot = 0; slot < outlook.slots(); slot++) {
            Map<Ages, Double> ready = new HashMap<>();
            for (Map.Entry<Ages, Double> stock : stocks.entrySet()) {
                int[] units = stock.getKey().units();
                int start = Lookahead.best(plan.gains(slot, new StockAges(units))) * outlook.step();
                profit -= stock.getValue() * start * outlook.cost();
                cooked += stock.getValue() * start;
                soldUnits += sell(outlook.before(slot), units, stock.getValue(), (left, chance) -> {
                            int[] older = Arrays.copyOf(Arrays.copyOfRange(left, 1, hold), hold);
                            older[hold - 1] = start;
                            ready.merge(new Ages(older), chance, Double::sum);
                        })
                        * outlook.worth()[slot];
            }
            Map<Ages, Double> next = new HashMap<>();
            for (Map.Entry<Ages, Double> stock : ready.entrySet()) {
                soldUnits += sell(
                                outlook.after(slot),
                                stock.getKey().units(),
                                stock.getValue(),
                                (left, chance) -> next.merge(new Ages(left), chance, Double::sum))
                        * outlook.worth()[slot];
            }
            stocks = next;
        }
        return new Following(profit + soldUnits, soldUnits, cooked);
    }

    private interface Outcome {
        void left(int[] units, double chance);
    }

    /** Mean units sold, times the chance. */
    private static double sell(double[] demand, int[] units, double chance, Outcome outcome) {
        int there = Arrays.stream(units).sum();
        double mean = 0;
        double left = 1;
        for (int d = 0; d < demand.length; d++) {
            boolean last = d == there || d == demand.length - 1;
            double here = chance * (last ? left : demand[d]);
            left -= demand[d];
            if (here > NEGLIGIBLE) {
                outcome.left(without(units, Math.min(d, there)), here);
            }
            mean += here * Math.min(d, there);
            if (last) {
                break;
            }
        }
        return mean;
    }

    private static int[] without(int[] units, int sold) {
        int[] left = units.clone();
        int more = sold;
        for (int age = 0; more > 0; age++) {
            int taken = Math.min(more, left[age]);
            left[age] -= taken;
            more -= taken;
        }
        return left;
    }
}
