"""Peer: FastAPI on asyncpg. One row a request, acknowledged after commit; asyncpg prepares the statement once."""

import os
from contextlib import asynccontextmanager
from datetime import datetime, timezone

import asyncpg
from fastapi import FastAPI
from sale import TABLE, Sale, acknowledgement

INSERT = """
insert into sales_events (event_id, store_id, item_id, quantity, price, created_at, received_at)
values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning event_id
"""


@asynccontextmanager
async def lifespan(app: FastAPI):
    async with asyncpg.create_pool(os.environ["DATABASE_URL"], min_size=10, max_size=10) as pool:
        await pool.execute(TABLE)
        app.state.pool = pool
        yield


app = FastAPI(lifespan=lifespan)


@app.get("/health")
async def health():
    return {"status": "ok"}


@app.post("/events/{store_id}/sales")
async def record_sale(store_id: str, sale: Sale):
    async with app.state.pool.acquire() as connection:
        stored = await connection.fetchval(
            INSERT,
            sale.event_id,
            store_id,
            sale.item_id,
            sale.quantity,
            sale.price,
            sale.created_at,
            datetime.now(timezone.utc),
        )
    return acknowledgement(store_id, sale, stored is not None)
