{# What the tables of RAW are made of; the pipeline makes them, not dbt. #}

{# Random bits: DuckDB packs them into nine tenths of the space, and then needs twelve times as long to read them. #}
{% macro uuid_type() -%}
{{ 'varchar(36)' if target.type == 'snowflake' else 'uuid using compression uncompressed' }}
{%- endmacro %}

{# Numbers loads. #}
{% macro load_sequence() -%}
create sequence if not exists RAW.LOAD_SEQ{{ ' order' if target.type == 'snowflake' else '' }}
{%- endmacro %}

{% macro next_load_seq() -%}
{{ 'RAW.LOAD_SEQ.nextval' if target.type == 'snowflake' else "nextval('RAW.LOAD_SEQ')" }}
{%- endmacro %}
