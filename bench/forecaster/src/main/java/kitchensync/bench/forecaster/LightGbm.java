package kitchensync.bench.forecaster;

import com.microsoft.ml.lightgbm.PredictionType;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_float;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;
import io.github.metarank.lightgbm4j.LGBMException;

/**
 * LightGBM's own prediction of rows that lie in its memory already. The Java binding's copies them there with a call into
 * native code for each value, which is no part of what LightGBM takes.
 */
final class LightGbm implements AutoCloseable {

    private static final int ALL_TREES = -1;

    private final int rows;
    private final int columns;
    private final SWIGTYPE_p_p_void model = lightgbmlib.voidpp_handle();
    private final SWIGTYPE_p_float values;
    private final SWIGTYPE_p_double predictions;
    private final SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();

    /**
     * @param text of the model, as LightGBM writes it; loaded before by the binding, which brings the library
     * @param values row after row
     */
    LightGbm(String text, float[] values, int columns) throws LGBMException {
        this.rows = values.length / columns;
        this.columns = columns;
        SWIGTYPE_p_int trees = lightgbmlib.new_intp();
        check(lightgbmlib.LGBM_BoosterLoadModelFromString(text, trees, model));
        lightgbmlib.delete_intp(trees);
        this.values = lightgbmlib.new_floatArray(values.length);
        for (int i = 0; i < values.length; i++) {
            lightgbmlib.floatArray_setitem(this.values, i, values[i]);
        }
        this.predictions = lightgbmlib.new_doubleArray(rows);
    }

    /** On one thread, all rows. */
    void predict() throws LGBMException {
        check(lightgbmlib.LGBM_BoosterPredictForMat(
                lightgbmlib.voidpp_value(model),
                lightgbmlib.float_to_voidp_ptr(values),
                lightgbmlibConstants.C_API_DTYPE_FLOAT32,
                rows,
                columns,
                1,
                PredictionType.C_API_PREDICT_NORMAL.getType(),
                0,
                ALL_TREES,
                "num_threads=1",
                length,
                predictions));
    }

    double prediction(int row) {
        return lightgbmlib.doubleArray_getitem(predictions, row);
    }

    private static void check(int code) throws LGBMException {
        if (code != 0) {
            throw new LGBMException(lightgbmlib.LGBM_GetLastError());
        }
    }

    @Override
    public void close() throws LGBMException {
        lightgbmlib.delete_floatArray(values);
        lightgbmlib.delete_doubleArray(predictions);
        lightgbmlib.delete_int64_tp(length);
        check(lightgbmlib.LGBM_BoosterFree(lightgbmlib.voidpp_value(model)));
    }
}
