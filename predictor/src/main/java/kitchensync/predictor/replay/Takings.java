package kitchensync.predictor.replay;

/** What a day brought in: units, and money in the menu's currency. Added up in place. */
final class Takings {

    int sold;
    int missed;
    int thrownAway;
    double revenue;
    double profit;
    double wasteCost;

    /** The profit less what the plan says that a customer who finds nothing costs beyond the lost margin. */
    double worth;

    void sell(double price, double cost) {
        sold++;
        revenue += price;
        profit += price - cost;
        worth += price - cost;
    }

    void miss(double weight) {
        missed++;
        worth -= weight;
    }

    void throwAway(int units, double cost) {
        thrownAway += units;
        wasteCost += units * cost;
        profit -= units * cost;
        worth -= units * cost;
    }

    void add(Takings other) {
        sold += other.sold;
        missed += other.missed;
        thrownAway += other.thrownAway;
        revenue += other.revenue;
        profit += other.profit;
        wasteCost += other.wasteCost;
        worth += other.worth;
    }
}
