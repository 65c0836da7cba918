package kitchensync.kitchenui.manager;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import kitchensync.kitchenui.ServingFixture;

/** Fills the tables that managers' pages read, as the pipeline and the predictor would. */
@Singleton
public class DayFixture {

    /** Thursday; the test's clock stands at 07:16 of it. */
    public static final LocalDate TODAY = LocalDate.parse("2026-02-12");

    private final ServingFixture serving;

    DayFixture(ServingFixture serving) {
        this.serving = serving;
    }

    public void clear() {
        serving.run("truncate serving.store_days, serving.item_days, serving.waste_events, serving.plan_days,"
                + " serving.plan_overrides, serving.plan_minimums, serving.pipeline_status");
    }

    public void dataUpTo(Instant time) {
        serving.dataUpTo(time);
    }

    /** Five weeks of a store up to this morning: 12 items that sell through the day, with misses at noon and waste late. */
    public void fiveWeeks(String store) {
        serving.run("""
                insert into serving.item_days
                select ?, d::date, item, (hours * n)::int, round(hours * n * 2.5, 2), (w * n)::int, round(w * n * 0.9, 2),
                  m * n, round(m * n * 2.5, 2),
                  (select array_agg(case when h between 6 and 5 + hours then n else 0 end order by h) from generate_series(0, 23) h),
                  (select array_agg(case when h = 21 then w * n else 0 end order by h) from generate_series(0, 23) h),
                  (select array_agg(case when h = 11 then m * n else 0 end order by h) from generate_series(0, 23) h),
                  (select array_agg(case when h between 6 and 5 + hours then n + (h % 3) else 0 end order by h) from generate_series(0, 23) h)
                from generate_series(date '2026-01-09', date '2026-02-12', '1 day') d
                cross join lateral (select case when d = '2026-02-12' then 1 else 16 end as hours) open
                cross join lateral (select item, 1 + number % 5 as n,
                    case when number % 3 = 0 and hours > 1 then 1 + extract(day from d)::int % 2 else 0 end as m,
                    case when number % 4 = 0 and hours > 1 then 1 + extract(day from d)::int % 3 else 0 end as w
                  from unnest(array['CHEESEBURGER','CHICKEN_SANDWICH','PIZZA_SLICE','CORN_DOG','HOT_DOG','BRAT','EGG_ROLL',
                    'HASH_BROWNS','2PC_WHITE_MEAT','3PC_TENDERS','BONELESS_WINGS','CHEESE_CURDS'])
                    with ordinality as i(item, number)) each_item""", store);
        serving.run("""
                insert into serving.store_days
                select store_id, day, sum(sold), sum(revenue), sum(wasted), sum(waste_cost), sum(missed), sum(missed_sales), 1
                from serving.item_days where store_id = ? group by 1, 2""", store);
        serving.run("""
                insert into serving.waste_events
                select store_id, gen_random_uuid(), day, (day + time '21:10') at time zone 'America/Chicago', item_id, wasted,
                  case when wasted % 2 = 0 then 'expired' end
                from serving.item_days where store_id = ? and wasted > 0 and day > '2026-02-04'""", store);
        serving.run("""
                insert into serving.plan_days
                select ?, d::date, item,
                  (select array_agg(case when q between 24 and 87 and q % 2 = 0 then n else 0 end order by q) from generate_series(0, 95) q),
                  (select array_agg(case when item = 'BRAT' and q between 48 and 55 then 3 end order by q) from generate_series(0, 95) q),
                  (select array_agg(case when h between 6 and 21 then 2 * n else 0 end order by h) from generate_series(0, 23) h),
                  (select array_agg(case when h between 6 and 21 then n + sin(h / 3.0) else 0 end order by h) from generate_series(0, 23) h),
                  (select array_agg(case when h between 6 and 21 then greatest(0, n - 3 + l + (h % 3) * (l / 4)) else 0 end order by h, l)
                    from generate_series(0, 23) h, generate_series(0, 5) l),
                  '0c5a4d1f2b3e', '2026-02-12T11:00:00Z'
                from generate_series(date '2026-01-29', date '2026-02-18', '1 day') d
                cross join lateral (select item, 1 + number % 5 as n
                  from unnest(array['CHEESEBURGER','CHICKEN_SANDWICH','PIZZA_SLICE','CORN_DOG','HOT_DOG','BRAT','EGG_ROLL',
                    'HASH_BROWNS','2PC_WHITE_MEAT','3PC_TENDERS','BONELESS_WINGS','CHEESE_CURDS'])
                    with ordinality as i(item, number)) each_item""", store);
    }

    /** A day of a store among many. */
    public void storeDay(String store, LocalDate day, int sold, double revenue, double wasted, double missed) {
        serving.run(
                "insert into serving.store_days values (?, ?, ?, ?, 10, ?, 4, ?, 1)",
                store,
                day,
                sold,
                java.math.BigDecimal.valueOf(revenue),
                java.math.BigDecimal.valueOf(wasted),
                java.math.BigDecimal.valueOf(missed));
    }

    /** Yesterday of all stores that {@link #fiveWeeks} was not made of. */
    public void chain() {
        serving.run("""
                insert into serving.store_days
                select id, date '2026-02-11', 800 + 90 * n, 2400 + 260 * n, 30 + n, 40 + (n * 37) % 190, 20, 30 + (n * 53) % 160, 1
                from unnest(array['027','034','056','078','091','103','115','128','134']) with ordinality as s(id, n)""");
    }

    /** @param condition as SQL */
    public long count(String table, String condition) {
        return serving.countWhere(table, condition);
    }

    public void run(String sql, Object... values) {
        serving.run(sql, values);
    }
}
