package kitchensync.predictor.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kitchensync.predictor.onnx.TreeModel.Link;
import kitchensync.predictor.onnx.TreeModel.Tree;

/**
 * Reads the text in which LightGBM saves a model. What the export cannot carry over exactly is refused by name.
 *
 * <p>{@code decision_type} is a bit field (LightGBM, {@code include/LightGBM/tree.h}): bit 0 categorical, bit 1 missing
 * values go left, bits 2 and 3 what counts as missing (0 nothing, 1 zero, 2 NaN).
 */
public final class LightGbmText {

    private static final int CATEGORICAL = 1;
    private static final int DEFAULT_LEFT = 2;

    private LightGbmText() {}

    /** @throws OnnxExportException when the model is cut short or uses something that the export does not support */
    public static TreeModel read(String text) {
        Map<String, String> header = new HashMap<>();
        List<Map<String, String>> trees = new ArrayList<>();
        Map<String, String> section = header;
        boolean ended = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("Tree=")) {
                section = new HashMap<>();
                trees.add(section);
            } else if (line.equals("end of trees")) {
                ended = true;
                break;
            } else if (line.contains("=")) {
                int at = line.indexOf('=');
                section.put(line.substring(0, at), line.substring(at + 1));
            } else if (line.equals("average_output")) {
                throw new OnnxExportException("averaged output (boosting=rf) is not supported");
            }
        }
        if (!ended) {
            throw new OnnxExportException("the model text has no end");
        }
        if (!"1".equals(header.get("num_class")) || !"1".equals(header.get("num_tree_per_iteration"))) {
            throw new OnnxExportException("more than one class is not supported");
        }
        return new TreeModel(
                List.of(field(header, "feature_names").split(" ")),
                link(field(header, "objective")),
                trees.stream().map(LightGbmText::tree).toList());
    }

    private static Link link(String objective) {
        return switch (objective) {
            case "poisson" -> Link.EXP;
            case "regression" -> Link.IDENTITY;
            default -> throw new OnnxExportException("objective " + objective + " is not supported");
        };
    }

    private static Tree tree(Map<String, String> fields) {
        if (!"0".equals(fields.getOrDefault("num_cat", "0"))) {
            throw new OnnxExportException("categorical splits are not supported");
        }
        if (!"0".equals(fields.getOrDefault("is_linear", "0"))) {
            throw new OnnxExportException("linear trees are not supported");
        }
        double[] leaves = doubles(field(fields, "leaf_value"));
        if (leaves.length == 1) {
            return new Tree(new int[0], new double[0], new boolean[0], new int[0], new int[0], leaves);
        }
        double[] thresholds = doubles(field(fields, "threshold"));
        int[] decisions = ints(field(fields, "decision_type"));
        boolean[] nanLeft = new boolean[decisions.length];
        for (int node = 0; node < decisions.length; node++) {
            nanLeft[node] = missingGoesLeft(decisions[node], thresholds[node]);
        }
        return new Tree(
                ints(field(fields, "split_feature")),
                thresholds,
                nanLeft,
                ints(field(fields, "left_child")),
                ints(field(fields, "right_child")),
                leaves);
    }

    private static boolean missingGoesLeft(int decision, double threshold) {
        if ((decision & CATEGORICAL) != 0) {
            throw new OnnxExportException("categorical splits are not supported");
        }
        return switch ((decision >> 2) & 3) {
            // LightGBM reads a NaN as zero where training saw none.
            case 0 -> 0 <= threshold;
            case 2 -> (decision & DEFAULT_LEFT) != 0;
            default -> throw new OnnxExportException("zero as missing value (zero_as_missing) is not supported");
        };
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new OnnxExportException("the model text has no " + name);
        }
        return value;
    }

    private static double[] doubles(String values) {
        return Arrays.stream(values.split(" "))
                .mapToDouble(LightGbmText::number)
                .toArray();
    }

    /** C++ writes infinity, the threshold that parts missing values from all others, in its own way. */
    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static int[] ints(String values) {
        return Arrays.stream(values.split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
