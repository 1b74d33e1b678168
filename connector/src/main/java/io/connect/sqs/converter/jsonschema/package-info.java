/**
 * Validation of JSON bodies with a JSON Schema, and conversion to Connect data. Parts that the schema does not describe stay
 * JSON text. Depends on a JSON Schema validator, on Jackson and on the registry package.
 */
package io.connect.sqs.converter.jsonschema;
