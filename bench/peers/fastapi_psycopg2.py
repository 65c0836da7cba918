"""Peer: FastAPI on psycopg2. One row a request, acknowledged after commit; ten threads, each with its connection."""

import os
from contextlib import asynccontextmanager
from datetime import datetime, timezone

import anyio.to_thread
import psycopg2.extras
from fastapi import FastAPI
from psycopg2.pool import ThreadedConnectionPool
from sale import TABLE, Sale, acknowledgement

CONNECTIONS = 10

INSERT = """
insert into sales_events (event_id, store_id, item_id, quantity, price, created_at, received_at)
values (%s, %s, %s, %s, %s, %s, %s) on conflict do nothing
"""

psycopg2.extras.register_uuid()


@asynccontextmanager
async def lifespan(app: FastAPI):
    # The pool refuses instead of waiting when it is empty, so there are no more threads than connections.
    anyio.to_thread.current_default_thread_limiter().total_tokens = CONNECTIONS
    app.state.pool = ThreadedConnectionPool(CONNECTIONS, CONNECTIONS, os.environ["DATABASE_URL"])
    connection = app.state.pool.getconn()
    with connection, connection.cursor() as cursor:
        cursor.execute(TABLE)
    app.state.pool.putconn(connection)
    yield
    app.state.pool.closeall()


app = FastAPI(lifespan=lifespan)


@app.get("/health")
async def health():
    return {"status": "ok"}


@app.post("/events/{store_id}/sales")
def record_sale(store_id: str, sale: Sale):
    connection = app.state.pool.getconn()
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(
                INSERT,
                (
                    sale.event_id,
                    store_id,
                    sale.item_id,
                    sale.quantity,
                    sale.price,
                    sale.created_at,
                    datetime.now(timezone.utc),
                ),
            )
            stored = cursor.rowcount == 1
    finally:
        app.state.pool.putconn(connection)
    return acknowledgement(store_id, sale, stored)
