/**
 * JSON bodies checked against a JSON Schema and turned into Connect data as far as the schema describes them; parts it leaves
 * open stay JSON text. Depends on a JSON Schema validator, on Jackson and on the registry package.
 */
package io.connect.sqs.converter.jsonschema;
