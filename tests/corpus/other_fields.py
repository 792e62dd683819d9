"""Postings of other fields, written for the tests."""

CHEF = """Pastry Chef

Our bakery on the harbour looks for somebody who loves butter as much as we do.

What you will do:
- Laminate croissant dough every morning from four o'clock
- Temper chocolate and pull sugar for the display
- Plate desserts during the dinner service
- Order flour, fruit and dairy from local farms
- Keep the walk-in cold store clean and labelled
- Train two apprentices at the bench
- Write the weekly menu of cakes

Requirements:
- Three years in a production bakery
- Food handler card
- Able to lift sacks of 25 kilos
- A palate for salt, acid and smoke
- Weekend mornings
"""
NURSE = """Registered Nurse, Medical-Surgical Ward

Responsibilities:
- Assess patients on admission and at each shift
- Administer medication by mouth, injection and drip
- Change dressings and watch wounds for infection
- Take blood and run glucose tests
- Hand over to the night team at the bedside
- Comfort families and explain the plan of care
- Chart vital signs every four hours

Qualifications:
- Registered nurse licence of this state
- Basic and advanced cardiac life support cards
- Two years on a hospital ward
- Epic or Cerner charting
- Bachelor of Science in Nursing preferred
- Steady hands and a calm voice
"""
DRIVER = """Truck Driver, Class A

Duties:
- Haul refrigerated trailers between Denver and Omaha
- Check tyres, lights and brakes before every trip
- Secure loads with straps and chains
- Back into tight docks without a spotter
- Fuel up, weigh in and log hours
- Chain up on mountain passes in winter

Requirements:
- Commercial driver's licence, class A, with tanker endorsement
- Two years over the road
- Clean driving record
- Medical card of the transport department
- High school diploma or GED
- Nights away from home
"""
