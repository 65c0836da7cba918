"""What both peers take in and keep: the same sale, checked the same way, in the same columns as ingest's."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID, uuid4

from pydantic import BaseModel, Field

TABLE = """
create table if not exists sales_events (
  event_id    uuid          primary key,
  store_id    text          not null,
  item_id     text          not null,
  quantity    integer       not null,
  price       numeric(10,2) not null,
  created_at  timestamptz   not null,
  received_at timestamptz   not null
)
"""


class Sale(BaseModel):
    event_id: UUID = Field(default_factory=uuid4)
    item_id: str = Field(max_length=60)
    quantity: int = Field(ge=1, le=1000)
    price: Decimal = Field(ge=0, le=Decimal("99999999.99"), decimal_places=2)
    created_at: datetime


def acknowledgement(store_id: str, sale: Sale, stored: bool) -> dict:
    return {
        "status": "ok",
        "store_id": store_id,
        "event_id": str(sale.event_id),
        "result": "stored" if stored else "duplicate",
    }
