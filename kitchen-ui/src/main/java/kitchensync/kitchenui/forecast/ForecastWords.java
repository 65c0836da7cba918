package kitchensync.kitchenui.forecast;

import kitchensync.kitchenui.sheet.Figures;

/** The words of the forecast's page, in English. */
final class ForecastWords {

    static final String HOUR = "Hour";
    static final String MEAN = "Forecast, units";
    static final String HALF = "50 of 100 hours";
    static final String EIGHTY = "80 of 100 hours";
    static final String NINETY_FIVE = "95 of 100 hours";
    static final String ACTUAL = "Sold and missed, units";
    static final String DAY = "Day";
    static final String ERROR = "Error, units";
    static final String BAND_95 = "95 %";
    static final String BAND_80 = "80 %";
    static final String BAND_50 = "50 %";
    static final String LINE = "forecast";
    static final String DOTS = "sold and missed";
    static final String UNITS = "units";
    static final String NOW = "now";
    static final String BY_HOUR = "By hour, with the odds";
    static final String LAST_DAYS = "The last two weeks";
    static final String CALIBRATION = "Do the odds hold?";
    static final String INTERVAL = "Interval";
    static final String PROMISED = "Promised, %";
    static final String HELD = "Held, % of hours";
    static final String HOURS = "Hours";

    private ForecastWords() {}

    static String chart(String item, String day) {
        return "Demand of " + item + " on " + day
                + " by hour: the forecast as a line, three bands that hold it in 50, 80 and 95 of 100 hours, and what was"
                + " sold and missed as dots.";
    }

    static String model(String version) {
        return version.equals("none")
                ? "No model has beaten the simple forecasts yet: this is the weekly profile."
                : "Forecast by model " + version + ".";
    }

    static String verdict(double wape, double bias) {
        return "Off by " + Figures.percent(wape) + " of demand by the day, and "
                + (bias >= 0 ? Figures.percent(bias) + " too high" : Figures.percent(-bias) + " too low")
                + " in sum, over the days below.";
    }
}
