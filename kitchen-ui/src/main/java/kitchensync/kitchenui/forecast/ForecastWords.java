package kitchensync.kitchenui.forecast;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the forecast's page, in English. */
@MessageBundle(value = "forecast", locale = "en")
public interface ForecastWords {

    @Message("Hour")
    String hour();

    @Message("Forecast, units")
    String mean();

    @Message("50 of 100 hours")
    String half();

    @Message("80 of 100 hours")
    String eighty();

    @Message("95 of 100 hours")
    String ninetyFive();

    @Message("Sold and missed, units")
    String actual();

    @Message("Day")
    String day();

    @Message("Error, units")
    String error();

    @Message("forecast")
    String line();

    @Message("corrected")
    String correctedLine();

    @Message("Corrected, units")
    String corrected();

    @Message(
            "The rest of today is expected {share} above the forecast, by the store's sales until {time}. The bands are "
                    + "as they were forecast.")
    String busier(String share, String time);

    @Message(
            "The rest of today is expected {share} below the forecast, by the store's sales until {time}. The bands are "
                    + "as they were forecast.")
    String quieter(String share, String time);

    @Message("The store's sales until {time} are as forecast.")
    String asForecast(String time);

    @Message("sold and missed")
    String dots();

    @Message("units")
    String units();

    @Message("now")
    String now();

    @Message("By hour, with the odds")
    String byHour();

    @Message("The last two weeks")
    String lastDays();

    @Message("Do the odds hold?")
    String calibration();

    @Message("Interval")
    String interval();

    @Message("Promised, %")
    String promised();

    @Message("Held, % of hours")
    String held();

    @Message("Hours")
    String hours();

    @Message("{low} to {high}")
    String range(int low, int high);

    @Message("Demand of {item} on {day} by hour: the forecast as a line, three bands that hold it in 50, 80 "
            + "and 95 of 100 hours, and what was sold and missed as dots.")
    String chart(String item, String day);

    @Message("No model has beaten the simple forecasts yet: this is the weekly profile.")
    String noModel();

    @Message("Forecast by model {version}.")
    String model(String version);

    @Message("Off by {error} of demand by the day, and {bias} too high in sum, over the days below.")
    String tooHigh(String error, String bias);

    @Message("Off by {error} of demand by the day, and {bias} too low in sum, over the days below.")
    String tooLow(String error, String bias);

    @Message("Item")
    String item();

    @Message("Show")
    String show();

    @Message("Model card")
    String modelCard();

    @Message("What this way to plan wastes and misses, beside simpler ones")
    String trial();

    @Message("There is no forecast for this item on this day: it is not sold then, or the day is more than "
            + "two weeks ago or a week ahead. A first forecast comes with the first plan, some minutes after "
            + "the start.")
    String noForecast();

    @Message("No day with a forecast is over yet. Tomorrow this shows how often the odds held.")
    String noCalibration();

    @Message("No day with a forecast is over yet.")
    String noDays();
}
