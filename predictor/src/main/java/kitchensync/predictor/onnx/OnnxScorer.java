package kitchensync.predictor.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * Scores rows with an exported model on ONNX Runtime, single-threaded (faster than two threads for forests) and in
 * batches, so that memory stays bounded. One thread at a time.
 */
public final class OnnxScorer implements AutoCloseable {

    private static final int BATCH = 16_384;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final int features;
    private final ByteBuffer batch;

    /**
     * @param features values a row
     * @throws OnnxExportException when ONNX Runtime does not accept the model
     */
    public OnnxScorer(byte[] model, int features) {
        this.features = features;
        this.batch = ByteBuffer.allocateDirect(BATCH * features * Double.BYTES).order(ByteOrder.nativeOrder());
        this.environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.session = environment.createSession(model, options);
        } catch (OrtException refused) {
            throw new OnnxExportException("ONNX Runtime refused the model: " + refused.getMessage());
        }
    }

    /**
     * @param values rows one after the other
     * @param from first row
     * @param rows rows to score
     * @return a prediction a row
     */
    public float[] score(float[] values, int from, int rows) {
        float[] scores = new float[rows];
        for (int start = 0; start < rows; start += BATCH) {
            scoreBatch(values, from + start, Math.min(BATCH, rows - start), scores, start);
        }
        return scores;
    }

    private void scoreBatch(float[] values, int from, int rows, float[] scores, int to) {
        DoubleBuffer input = batch.asDoubleBuffer();
        int start = from * features;
        for (int i = 0; i < rows * features; i++) {
            input.put(i, values[start + i]);
        }
        input.limit(rows * features);
        try (OnnxTensor x = OnnxTensor.createTensor(environment, input, new long[] {rows, features});
                OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, x))) {
            FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
            output.get(scores, to, rows);
        } catch (OrtException failed) {
            throw new IllegalStateException("ONNX Runtime could not score " + rows + " rows", failed);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failed) {
            throw new IllegalStateException("ONNX Runtime could not close the model", failed);
        }
    }
}
