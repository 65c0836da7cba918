package kitchensync.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import kitchensync.domain.catalogue.Store;

/** The stores' tables as ingest makes them, and events in them. */
public final class StoreSchemas {

    private StoreSchemas() {}

    public static void create(Connection postgres, List<Store> stores) throws SQLException {
        for (Store store : stores) {
            execute(postgres, """
                    create schema if not exists SCHEMA;
                    create sequence if not exists SCHEMA.event_seq;
                    create table if not exists SCHEMA.sales_events (
                      seq bigint primary key default nextval('SCHEMA.event_seq'), event_id uuid not null unique,
                      item_id text not null, quantity integer not null, price numeric(10,2) not null,
                      created_at timestamptz not null, received_at timestamptz not null);
                    create table if not exists SCHEMA.waste_log (
                      seq bigint primary key default nextval('SCHEMA.event_seq'), event_id uuid not null unique,
                      item_id text not null, quantity integer not null, reason text,
                      created_at timestamptz not null, received_at timestamptz not null);
                    create table if not exists SCHEMA.stockout_events (
                      seq bigint primary key default nextval('SCHEMA.event_seq'), event_id uuid not null unique,
                      item_id text not null, quantity_requested integer not null,
                      created_at timestamptz not null, received_at timestamptz not null);
                    create table if not exists SCHEMA.cooked_events (
                      seq bigint primary key default nextval('SCHEMA.event_seq'), event_id uuid not null unique,
                      item_id text not null, quantity integer not null,
                      created_at timestamptz not null, received_at timestamptz not null);
                    """.replace("SCHEMA", store.schema()));
        }
    }

    /** Sales of one hot dog each, all at the same time. */
    public static void sales(Connection postgres, Store store, int rows, String createdAt) throws SQLException {
        execute(
                postgres,
                "insert into " + store.schema() + ".sales_events (event_id, item_id, quantity, price, created_at,"
                        + " received_at) select gen_random_uuid(), 'HOT_DOG', 1, 2.79, '" + createdAt
                        + "'::timestamptz, now() from generate_series(1, " + rows + ")");
    }

    public static void execute(Connection postgres, String sql) throws SQLException {
        try (Statement statement = postgres.createStatement()) {
            statement.execute(sql);
        }
    }
}
