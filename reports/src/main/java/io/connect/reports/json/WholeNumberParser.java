package io.connect.reports.json;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;

/** Reads a tree. A whole number may be written as 5.0, as some programs write every number. 0.9 stays a fraction. */
final class WholeNumberParser extends TreeTraversingParser {

    WholeNumberParser(JsonNode tree, ObjectCodec codec) {
        super(tree, codec);
    }

    @Override
    public boolean isExpectedNumberIntToken() {
        return super.isExpectedNumberIntToken()
                || hasToken(JsonToken.VALUE_NUMBER_FLOAT) && currentNode().canConvertToExactIntegral();
    }
}
