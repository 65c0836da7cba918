package kitchensync.pipeline.docs;

/**
 * A column that another one is made of.
 *
 * @param relation {@code SCHEMA.NAME}
 */
public record Origin(String relation, String column) implements Comparable<Origin> {

    @Override
    public int compareTo(Origin other) {
        int byRelation = relation.compareTo(other.relation);
        return byRelation != 0 ? byRelation : column.compareTo(other.column);
    }

    @Override
    public String toString() {
        return relation + "." + column;
    }
}
