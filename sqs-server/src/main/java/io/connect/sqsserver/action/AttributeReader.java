package io.connect.sqsserver.action;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.json.Text;
import io.connect.sqsserver.message.BodyText;
import io.connect.sqsserver.message.Limits;
import io.connect.sqsserver.message.MessageAttribute;
import io.connect.sqsserver.message.MessageAttributes;
import io.connect.sqsserver.message.Utf8;
import io.connect.sqsserver.wire.Parameters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the attributes of a sent message (developer guide, Message attribute components). */
final class AttributeReader {

    /** Letters of any script: the guide allows only A to Z, but AWS accepts more (recorded). */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)*");

    /** Without backtracking: a megabyte of digits with a letter behind them would occupy the event loop for minutes. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]++(\\.[0-9]*+)?|\\.[0-9]++)([eE][+-]?[0-9]{1,4})?");

    private static final Pattern LEADING_ZEROS = Pattern.compile("^[+-]?0*+");
    private static final Pattern WITH_A_DIGIT = Pattern.compile("\\.?[0-9].*");
    private static final BigDecimal LEAST = new BigDecimal("1E-128");
    private static final BigDecimal MOST = new BigDecimal("1E+126");

    private static final Pattern INSIGNIFICANT = Pattern.compile("^[+-]|[eE].*|\\.|^0+");

    private AttributeReader() {}

    /**
     * Reads the parameter MessageAttributes.
     *
     * @throws SqsException InvalidParameterValue
     */
    static MessageAttributes read(Parameters message) {
        Map<String, Parameters> given = message.objectMap("MessageAttributes");
        if (given.isEmpty()) {
            return MessageAttributes.NONE;
        }
        if (given.size() > Limits.ATTRIBUTES) {
            throw SqsException.invalidParameter("Number of message attributes [" + given.size()
                    + "] exceeds the allowed maximum [" + Limits.ATTRIBUTES + "].");
        }
        List<MessageAttribute> attributes = new ArrayList<>(given.size());
        given.forEach((name, value) -> attributes.add(attribute(name, value)));
        return MessageAttributes.of(attributes);
    }

    private static MessageAttribute attribute(String name, Parameters value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.length() > Limits.ATTRIBUTE_NAME_LENGTH
                || !NAME.matcher(name).matches()
                || lower.startsWith("aws.")
                || lower.startsWith("amazon.")) {
            throw SqsException.invalidParameter("The message attribute name '" + name
                    + "' is invalid. Attribute name can contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.)"
                    + " characters, must not begin with AWS. or Amazon., and can be up to 256 characters long.");
        }
        String type = value.text("DataType").orElse("");
        if (type.isEmpty()) {
            throw SqsException.invalidParameter(
                    "The message attribute '" + name + "' must contain non-empty message attribute type.");
        }
        String base = type.contains(".") ? type.substring(0, type.indexOf('.')) : type;
        if (type.length() > Limits.ATTRIBUTE_NAME_LENGTH
                || !BodyText.isAllowed(Utf8.bytes(type))
                || !base.equals("String") && !base.equals("Number") && !base.equals("Binary")) {
            throw SqsException.invalidParameter("The type of message (user) attribute '" + name
                    + "' is invalid. You must use only the following supported type prefixes: Binary, Number, String.");
        }
        return new MessageAttribute(
                name, type, base.equals("Binary") ? binary(name, base, value) : text(name, base, value));
    }

    private static byte[] binary(String name, String base, Parameters value) {
        String encoded = value.text("BinaryValue").orElse("");
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw SqsException.invalidParameter("The value of message (user) attribute '" + name + "' is not base64.");
        }
        throw empty(name, base);
    }

    private static byte[] text(String name, String base, Parameters value) {
        Text text = value.raw("StringValue").orElseThrow(() -> empty(name, base));
        if (text.utf8().length == 0) {
            throw empty(name, base);
        }
        if (!BodyText.isAllowed(text.utf8())) {
            throw SqsException.invalidParameter(
                    "The value of message (user) attribute '" + name + "' has characters that are not allowed.");
        }
        if (base.equals("Number")) {
            checkNumber(name, text.toString());
        }
        return text.utf8();
    }

    private static void checkNumber(String name, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw SqsException.invalidParameter(
                    "Can't cast the value of message (user) attribute '" + name + "' to a number.");
        }
        if (INSIGNIFICANT.matcher(text).replaceAll("").length() > Limits.NUMBER_DIGITS) {
            throw SqsException.invalidParameter("The value of message (user) attribute '" + name + "' has more than "
                    + Limits.NUMBER_DIGITS + " digits of precision.");
        }
        // At most 38 digits are left here, so this is fast.
        String size = LEADING_ZEROS.matcher(text).replaceFirst("");
        BigDecimal number = WITH_A_DIGIT.matcher(size).matches() ? new BigDecimal(size) : BigDecimal.ZERO;
        if (number.signum() != 0 && (number.compareTo(LEAST) < 0 || number.compareTo(MOST) > 0)) {
            throw SqsException.invalidParameter("The value of message (user) attribute '" + name
                    + "' must be between 10^-128 and 10^126, or the negative of such a number.");
        }
    }

    private static SqsException empty(String name, String base) {
        return SqsException.invalidParameter(
                "Message (user) attribute '" + name + "' must contain a non-empty value of type '" + base + "'.");
    }
}
