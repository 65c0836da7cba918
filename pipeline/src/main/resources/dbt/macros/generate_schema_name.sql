{# A model's schema is named as its folder says, upper-cased, on every target. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
{{ (custom_schema_name or target.schema) | trim | upper }}
{%- endmacro %}
