package kitchensync.predictor.cook;

/**
 * Numbers for all stocks of at most {@code most} units of {@code ages} ages, oldest first, without gaps from 0 (the empty
 * one). A stock is told by its sums from the oldest on; these, made different by adding 0, 1, 2 .., are a choice of
 * {@code ages} out of {@code ages + most} numbers, and choices are numbered by the combinatorial number system (Knuth,
 * The Art of Computer Programming 4A, 7.2.1.3).
 */
final class AgeStates {

    private final int ages;
    private final int most;

    /** choose[k][n]: n over k. */
    private final int[][] choose;

    private final int[] totals;
    private final int[] afterSale;
    private final int[] afterExpiry;

    AgeStates(int ages, int most) {
        this.ages = ages;
        this.most = most;
        int count = count(ages, most);
        if (count == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("too many states: " + most + " units of " + ages + " ages");
        }
        this.choose = new int[ages + 1][ages + most + 1];
        for (int n = 0; n <= ages + most; n++) {
            choose[0][n] = 1;
            for (int k = 1; k <= ages; k++) {
                choose[k][n] = n == 0 ? 0 : choose[k - 1][n - 1] + choose[k][n - 1];
            }
        }
        this.totals = new int[count];
        this.afterSale = new int[count];
        this.afterExpiry = new int[count];
        fill(new int[ages], 0, 0);
    }

    static int count(int ages, int most) {
        double count = 1;
        for (int k = 1; k <= ages; k++) {
            count = count * (most + k) / k;
        }
        return count < 2_000_000 ? (int) Math.round(count) : Integer.MAX_VALUE;
    }

    private void fill(int[] units, int age, int total) {
        if (age == ages) {
            int state = index(units);
            totals[state] = total;
            afterSale[state] = index(lessOne(units));
            int[] older = new int[ages];
            System.arraycopy(units, 1, older, 0, ages - 1);
            afterExpiry[state] = index(older);
            return;
        }
        for (int u = 0; total + u <= most; u++) {
            units[age] = u;
            fill(units, age + 1, total + u);
        }
        units[age] = 0;
    }

    private static int[] lessOne(int[] units) {
        int[] less = units.clone();
        for (int age = 0; age < less.length; age++) {
            if (less[age] > 0) {
                less[age]--;
                break;
            }
        }
        return less;
    }

    int count() {
        return totals.length;
    }

    int most() {
        return most;
    }

    int index(int[] units) {
        int index = 0;
        int sum = 0;
        for (int age = 0; age < ages; age++) {
            sum += units[age];
            index += choose[age + 1][sum + age];
        }
        return index;
    }

    int total(int state) {
        return totals[state];
    }

    /** Without one of the oldest; the empty stock stays. */
    int sellOne(int state) {
        return afterSale[state];
    }

    /** Without the oldest age; all others are one older, and nothing is of the youngest. */
    int expire(int state) {
        return afterExpiry[state];
    }

    /** With units of the youngest age, of which there are none yet. */
    int add(int state, int units) {
        int total = totals[state];
        return state + choose[ages][total + units + ages - 1] - choose[ages][total + ages - 1];
    }
}
