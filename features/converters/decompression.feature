@converters
Feature: Compressed bodies arrive in clear
  Bodies travel through SQS as base64 text of compressed bytes.

  Scenario Outline: <form>
    Given a standard queue
    And a connector from the queue to a topic with
      | message.converter.class      | io.connect.sqs.converter.DecompressingMessageConverter |
      | message.decompression.format | <format>                                               |
    When these messages are sent
      | body                     |
      | <form> of a clear answer |
    Then a record arrives with the value "a clear answer"
    And nothing is left in the queue

    Examples:
      | form          | format |
      | gzip          | auto   |
      | gzip          | gzip   |
      | zlib          | auto   |
      | deflate       | deflate |
      | url-safe gzip | auto   |
      | wrapped gzip  | auto   |

  Scenario: A field within a JSON body is compressed
    Given a standard queue
    And a connector from the queue to a topic with
      | message.converter.class          | io.connect.sqs.converter.DecompressingMessageConverter |
      | message.decompression.field.path | payload.data                                           |
    When these messages are sent
      | body                                                |
      | {"id": 7, "payload": {"data": "<gzip of inner text>"}} |
    Then a record arrives with the value
      """
      {"id": 7, "payload": {"data": "inner text"}}
      """

  Scenario: A body that would grow beyond the limit is a dead letter
    Given a standard queue
    And a connector with a dead-letter topic with
      | message.converter.class         | io.connect.sqs.converter.DecompressingMessageConverter |
      | message.decompression.max.bytes | 1000                                                   |
    When a gzipped message of 100000 zeros is sent
    Then a dead letter says
      | sqs.dlq.reason | contains 1000 |
    And nothing is left in the queue
    And the connector is still running
