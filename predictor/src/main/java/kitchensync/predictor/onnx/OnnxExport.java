package kitchensync.predictor.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import kitchensync.predictor.onnx.TreeModel.Tree;

/**
 * Writes a forest as ONNX: one {@code TreeEnsembleRegressor} (ai.onnx.ml, operator set 3) and, for Poisson, an
 * {@code Exp} after it. Input {@code x}: double[rows, features]; output {@code y}: float[rows, 1].
 *
 * <p>Input and thresholds are doubles because LightGBM's are: with float thresholds a row close to one goes another
 * way than in training (differences up to 8e-3 were measured). The same model always gives the same bytes.
 */
public final class OnnxExport {

    static final String INPUT = "x";
    static final String OUTPUT = "y";

    private static final int IR_VERSION = 8;
    private static final int ONNX_OPSET = 17;
    private static final int ONNX_ML_OPSET = 3;

    private OnnxExport() {}

    public static byte[] write(TreeModel model) {
        boolean exp = model.link() == TreeModel.Link.EXP;
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("demand")
                .addInput(matrix(
                        INPUT, TensorProto.DataType.DOUBLE, model.features().size()))
                .addNode(ensemble(model, exp ? "score" : OUTPUT))
                .addOutput(matrix(OUTPUT, TensorProto.DataType.FLOAT, 1));
        if (exp) {
            graph.addNode(
                    NodeProto.newBuilder().setOpType("Exp").addInput("score").addOutput(OUTPUT));
        }
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("kitchensync")
                .setDocString(String.join(" ", model.features()))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(ONNX_OPSET))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(ONNX_ML_OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static NodeProto ensemble(TreeModel model, String output) {
        Ensemble all = new Ensemble();
        for (int tree = 0; tree < model.trees().size(); tree++) {
            all.add(tree, model.trees().get(tree));
        }
        return NodeProto.newBuilder()
                .setOpType("TreeEnsembleRegressor")
                .setDomain("ai.onnx.ml")
                .addInput(INPUT)
                .addOutput(output)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("n_targets")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(1))
                .addAttribute(ints("nodes_treeids", all.treeIds))
                .addAttribute(ints("nodes_nodeids", all.nodeIds))
                .addAttribute(ints("nodes_featureids", all.features))
                .addAttribute(strings("nodes_modes", all.modes))
                .addAttribute(doubles("nodes_values_as_tensor", all.values))
                .addAttribute(ints("nodes_truenodeids", all.whenTrue))
                .addAttribute(ints("nodes_falsenodeids", all.whenFalse))
                .addAttribute(ints("nodes_missing_value_tracks_true", all.missingTrue))
                .addAttribute(ints("target_treeids", all.leafTreeIds))
                .addAttribute(ints("target_nodeids", all.leafNodeIds))
                .addAttribute(ints("target_ids", all.leafTargets))
                .addAttribute(doubles("target_weights_as_tensor", all.leafValues))
                .build();
    }

    /** The parallel lists that the operator wants. A tree's leaves are numbered after its nodes. */
    private static final class Ensemble {
        final List<Long> treeIds = new ArrayList<>();
        final List<Long> nodeIds = new ArrayList<>();
        final List<Long> features = new ArrayList<>();
        final List<String> modes = new ArrayList<>();
        final List<Double> values = new ArrayList<>();
        final List<Long> whenTrue = new ArrayList<>();
        final List<Long> whenFalse = new ArrayList<>();
        final List<Long> missingTrue = new ArrayList<>();
        final List<Long> leafTreeIds = new ArrayList<>();
        final List<Long> leafNodeIds = new ArrayList<>();
        final List<Long> leafTargets = new ArrayList<>();
        final List<Double> leafValues = new ArrayList<>();

        void add(int id, Tree tree) {
            int nodes = tree.feature().length;
            for (int i = 0; i < nodes; i++) {
                node(id, i, "BRANCH_LEQ", tree.feature()[i], tree.threshold()[i]);
                whenTrue.add(child(nodes, tree.left()[i]));
                whenFalse.add(child(nodes, tree.right()[i]));
                missingTrue.add(tree.nanLeft()[i] ? 1L : 0L);
            }
            for (int i = 0; i < tree.leaf().length; i++) {
                node(id, nodes + i, "LEAF", 0, 0);
                whenTrue.add(0L);
                whenFalse.add(0L);
                missingTrue.add(0L);
                leafTreeIds.add((long) id);
                leafNodeIds.add((long) nodes + i);
                leafTargets.add(0L);
                leafValues.add(tree.leaf()[i]);
            }
        }

        private static long child(int nodes, int child) {
            return child >= 0 ? child : nodes + (-child - 1L);
        }

        private void node(int tree, int id, String mode, int feature, double value) {
            treeIds.add((long) tree);
            nodeIds.add((long) id);
            modes.add(mode);
            features.add((long) feature);
            values.add(value);
        }
    }

    private static AttributeProto ints(String name, List<Long> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(values)
                .build();
    }

    private static AttributeProto strings(String name, List<String> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRINGS)
                .addAllStrings(values.stream().map(ByteString::copyFromUtf8).toList())
                .build();
    }

    private static AttributeProto doubles(String name, List<Double> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.TENSOR)
                .setT(TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(TensorProto.DataType.DOUBLE.getNumber())
                        .addDims(values.size())
                        .addAllDoubleData(values))
                .build();
    }

    private static ValueInfoProto matrix(String name, TensorProto.DataType type, int columns) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(TensorShapeProto.newBuilder()
                                        .addDim(TensorShapeProto.Dimension.newBuilder()
                                                .setDimParam("rows"))
                                        .addDim(TensorShapeProto.Dimension.newBuilder()
                                                .setDimValue(columns)))))
                .build();
    }
}
