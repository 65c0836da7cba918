{# A model's schema is named as its folder says, upper-cased, on every target. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
{{ (custom_schema_name or target.schema) | trim | upper }}
{%- endmacro %}

{# Tables too are named in capitals, so that dbt finds what the pipeline has made. #}
{% macro generate_alias_name(custom_alias_name, node) -%}
{{ (custom_alias_name or node.name) | trim | upper }}
{%- endmacro %}
