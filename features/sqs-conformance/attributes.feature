@sqs-conformance
Feature: Message attributes
  What a message carries beside its body arrives with its type.

  Scenario: Text, number and bytes arrive as they were sent
    Given a standard queue at the service
    When a message is sent with the attributes
      | colour | String | rouge et vert ✓ |
      | weight | Number | 3.14            |
      | seal   | Binary | 00FF10          |
    Then it is received with the attributes
      | colour | String | rouge et vert ✓ |
      | weight | Number | 3.14            |
      | seal   | Binary | 00FF10          |

  Scenario: A type may have a label of its own
    Given a standard queue at the service
    When a message is sent with the attributes
      | size  | Number.int   | 42     |
      | photo | Binary.jpeg  | FFD8FF |
      | who   | String.name  | Ada    |
    Then it is received with the attributes
      | size  | Number.int   | 42     |
      | photo | Binary.jpeg  | FFD8FF |
      | who   | String.name  | Ada    |

  Scenario: A number has up to 38 digits
    Given a standard queue at the service
    When a message is sent with the attributes
      | big | Number | 12345678901234567890123456789012345678 |
    Then it is received with the attributes
      | big | Number | 12345678901234567890123456789012345678 |

  Scenario: Text that is called a number is refused
    Given a standard queue at the service
    When a message is sent with the attributes
      | weight | Number | heavy |
    Then the call is refused

  Scenario: A type that is none of the three is refused
    Given a standard queue at the service
    When a message is sent with the attributes
      | weight | Float | 1.0 |
    Then the call is refused

  Scenario: An empty value is refused
    Given a standard queue at the service
    When a message is sent with the attributes
      | colour | String |  |
    Then the call is refused

  Scenario: Ten attributes are taken
    Given a standard queue at the service
    When a message is sent with 10 attributes
    Then it is received with 10 attributes

  Scenario: Eleven are refused
    Given a standard queue at the service
    When a message is sent with 11 attributes
    Then the call is refused

  Scenario: A receive gets the attributes it asks for, and no others
    Given a standard queue at the service
    When a message is sent with the attributes
      | car.colour  | String | red   |
      | car.wheels  | Number | 4     |
      | house.floor | Number | 2     |
    Then a receive that asks for "car.*" gets "car.colour, car.wheels"

  Scenario: A receive that asks for none gets none
    Given a standard queue at the service
    When a message is sent with the attributes
      | colour | String | red |
    Then a receive that asks for "" gets ""

  Scenario: The service adds its own
    Given a standard queue at the service
    And the message "m" in it
    When 1 message is received
    Then it has the system attributes "ApproximateFirstReceiveTimestamp, ApproximateReceiveCount, SenderId, SentTimestamp"

  Scenario: The trace header arrives
    Given a standard queue at the service
    When a message is sent with the trace header "Root=1-5759e988-bd862e3fe1be46a994272793"
    And 1 message is received
    Then it has the system attribute "AWSTraceHeader" with "Root=1-5759e988-bd862e3fe1be46a994272793"

  Scenario: The sum over the attributes is the documented one
    Given a standard queue at the service
    When a message is sent with the attributes
      | colour | String | red    |
      | seal   | Binary | 00FF10 |
      | weight | Number | 3.14   |
    Then the send was answered with the MD5 of its attributes
