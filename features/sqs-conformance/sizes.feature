@sqs-conformance
Feature: Sizes
  1 MiB a message and 1 MiB a batch, bodies and attributes together, and no more.

  Scenario: A message of 1 MiB is taken and arrives whole
    Given a standard queue at the service
    When a message of 1048576 bytes is sent
    Then it is received with 1048576 bytes

  Scenario: A byte more is refused
    Given a standard queue at the service
    When a message of 1048577 bytes is sent
    Then the call is refused

  Scenario: Attributes count
    Given a standard queue at the service
    When a message of 1048576 bytes is sent with the attribute "a" of the value "b"
    Then the call is refused

  Scenario: A batch of 1 MiB is taken
    Given a standard queue at the service
    When a batch of 8 messages of 131072 bytes each is sent
    Then the call is accepted

  Scenario: A batch of more is refused, however small its messages
    Given a standard queue at the service
    When a batch of 8 messages of 131073 bytes each is sent
    Then the call is refused as "BatchRequestTooLong"

  Scenario: A queue may want less
    Given a standard queue at the service with
      | MaximumMessageSize | 1024 |
    When a message of 1025 bytes is sent
    Then the call is refused

  Scenario: A queue that says nothing takes 1 MiB
    Given a standard queue at the service
    Then its attribute "MaximumMessageSize" is "1048576"

  Scenario: An empty body is refused
    Given a standard queue at the service
    When a message of 0 bytes is sent
    Then the call is refused

  Scenario: Bytes are counted, not letters
    Given a standard queue at the service with
      | MaximumMessageSize | 1024 |
    When a message of 600 letters of two bytes each is sent
    Then the call is refused

  Scenario: A character that XML does not know is refused
    Given a standard queue at the service
    When a message "nul:0" is sent
    Then the call is refused as "InvalidMessageContents"

  Scenario: Every other character arrives
    Given a standard queue at the service
    When a message "tab\t, line\r\n, ü, 漢, 🙂" is sent
    Then it is received with the body "tab\t, line\r\n, ü, 漢, 🙂"
