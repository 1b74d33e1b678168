package io.connect.bench.fault.kind;

import io.connect.bench.scenario.key.Word;
import io.connect.toxiproxy.toxic.Direction;

/** The half of a call that a fault acts on: request or answer. */
enum CallSide implements Word {
    REQUEST("request", Direction.UPSTREAM),
    ANSWER("answer", Direction.DOWNSTREAM);

    private final String text;
    private final Direction direction;

    CallSide(String text, Direction direction) {
        this.text = text;
        this.direction = direction;
    }

    @Override
    public String text() {
        return text;
    }

    Direction direction() {
        return direction;
    }
}
