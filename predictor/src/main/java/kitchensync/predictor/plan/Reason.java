package kitchensync.predictor.plan;

import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.StockAges.Batch;
import kitchensync.predictor.plan.Room.Fitted;

/** A plan's number in one sentence, for the crew. By hand because a week's plan has 218,000 of them. */
final class Reason {

    private final StringBuilder text = new StringBuilder(128);

    private Reason() {}

    static String of(Proposal proposal, Fitted fitted) {
        return new Reason().say(proposal, fitted);
    }

    private String say(Proposal proposal, Fitted fitted) {
        Choice choice = proposal.choice();
        text.append(fitted.units()).append(": expect ");
        tenths(choice.expectedDemand());
        text.append(" until ");
        time(choice.end());
        stock(choice);
        text.append(", a miss costs ");
        cents(Math.max(0, choice.economics().miss()));
        if (choice.economics().missWeight() > 0) {
            text.append(" (counted as ");
            cents(Math.max(0, choice.economics().countedMiss()));
            text.append(')');
        }
        text.append(" and a throw-away ");
        cents(choice.economics().cost());
        if (choice.tooLate()) {
            text.append("; too late to sell more");
        } else if (!fitted.full().isEmpty()) {
            text.append("; ").append(proposal.units()).append(" would pay, but ");
            text.append(
                    fitted.full().equals("crew")
                            ? "the crew can start no more"
                            : "there is no more room at the " + fitted.full());
        } else if (proposal.least() > 0 && proposal.units() == proposal.least() && choice.best() < proposal.least()) {
            text.append("; so many are always to be there");
        }
        if (proposal.override() != null) {
            override(proposal, proposal.override());
        }
        return text.toString();
    }

    private void stock(Choice choice) {
        double onHand = 0;
        double cooking = 0;
        double soonest = 0;
        int expires = Integer.MAX_VALUE;
        for (Batch batch : choice.stock()) {
            if (batch.readyIn() > 0) {
                cooking += batch.units();
                continue;
            }
            onHand += batch.units();
            if (batch.expiresIn() < expires) {
                expires = batch.expiresIn();
                soonest = 0;
            }
            soonest += batch.expiresIn() == expires ? batch.units() : 0;
        }
        text.append(", ");
        if (onHand < .05) {
            text.append("nothing on hand");
        } else {
            tenths(onHand);
            text.append(" on hand");
            if (onHand - soonest >= .05) {
                text.append(" of which ");
                tenths(soonest);
            }
            text.append(" expire ");
            time(choice.slot() * Slot.MINUTES + expires);
        }
        if (cooking >= .05) {
            text.append(", ");
            tenths(cooking);
            text.append(" cooking");
        }
    }

    private void override(Proposal proposal, PlanOverride word) {
        text.append("; ").append(word.who()).append(" says ");
        text.append(
                switch (word.kind()) {
                    case MORE -> word.percent() + " % more";
                    case LESS -> word.percent() + " % less";
                    case NEVER -> "none";
                });
        text.append(" (").append(word.reason()).append("), otherwise ").append(proposal.without());
    }

    /** 4.1, and 2 rather than 2.0. */
    private void tenths(double value) {
        long tenths = Math.round(value * 10);
        text.append(tenths / 10);
        if (tenths % 10 != 0) {
            text.append('.').append(tenths % 10);
        }
    }

    private void cents(double value) {
        long cents = Math.round(value * 100);
        text.append(cents / 100).append(cents % 100 < 10 ? ".0" : ".").append(cents % 100);
    }

    private void time(int minuteOfWeek) {
        int hour = minuteOfWeek / 60 % 24;
        int minute = minuteOfWeek % 60;
        text.append(hour < 10 ? "0" : "")
                .append(hour)
                .append(minute < 10 ? ":0" : ":")
                .append(minute);
    }
}
