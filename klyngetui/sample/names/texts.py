"""What the sample's meetings and events are about."""

from __future__ import annotations

TOPICS = (
    "Pilot på ammoniakk",
    "Landstrøm til småbåter",
    "Testfasilitet i havbassenget",
    "Søknad til Havfondet",
    "Lærlingplasser",
    "Felles innkjøp av sensorer",
    "Eksport til Øyriket",
    "Sirkulær plast fra merd",
    "Digital tvilling av kaia",
    "Studentoppgaver til våren",
    "Rekruttering av ingeniører",
    "Patent på foringsrobot",
    "Behov i neste anbud",
    "Emisjon og vekstkapital",
    "Hydrogen om bord",
    "Stand på Havmessa",
    "Marin restråstoff",
    "Sikkerhet på autonome båter",
    "Deling av havdata",
    "Areal ved kaia",
    "Klimaregnskap",
    "Utslippsfri servicebåt",
    "Omdømme og profil",
    "Kurs i offentlige anskaffelser",
    "Batteri i arbeidsbåt",
    "Tang som råstoff",
    "Nytt produksjonsbygg",
    "Partner i Horisont-prosjekt",
    "Medlemskap og forventninger",
    "Strategi for klyngen",
)

STAGES = ("", "", "", ", oppstart", ", oppfølging", ", status", ", neste steg", ", avklaring", " (befaring)")

NOTES = (
    "God tone, de vil bidra mer fra høsten.",
    "Trenger en forskningspartner før søknadsfristen.",
    "Ser etter pilotkunde i regionen.",
    "De savner en samlet oversikt over virkemidler.",
    "Ledelsen skiftes ut til sommeren, følg opp.",
    "Vi kobler dem med universitetet.",
    "Kapasiteten er sprengt, ta det opp igjen etter ferien.",
    "Viste oss testriggen; imponerende fremgang.",
    "Ønsker seg flere tekniske fagdager.",
    "Budsjettet for neste år er ikke klart.",
    "Kontrakten er nær, men leveransetiden bekymrer.",
    "Avtalte felles besøk hos havna.",
    "De stiller med innlegg på neste frokost.",
    "Lurer på hva kontingenten går til: vi sender årsrapporten.",
    "To nye ansatte siden sist, begge fra regionen.",
    "Kan bli en god historie når resultatene foreligger.",
)

DECISIONS = (
    "Sender utkast til søknad innen fredag.",
    "Piloten starter etter påske.",
    "Kontaktpersoner for samarbeidet er avklart.",
    "Arbeidsgiver for studentoppgaven er valgt.",
    "Gruppen møtes igjen om fem uker.",
    "Felles kravspesifikasjon legges frem på neste møte.",
    "Budsjettet på 400 000 kroner godkjennes.",
    "Vi inviterer kommunen inn i arbeidet.",
    "Referatet deles med alle deltakere.",
    "Testperioden forlenges med én måned.",
)

EVENT_THEMES = (
    "Havets nye råstoffer",
    "Grønn omstilling i praksis",
    "Slik lykkes du med Havfondet",
    "Fra idé til pilot",
    "Kapital for vekst",
    "Data fra dypet",
    "Unge talenter på kaia",
    "Regelverk for autonome fartøy",
    "Sirkulær verdiskaping",
    "Eksport uten omveier",
    "Strømmen, prisen og oss",
    "Samarbeid som lønner seg",
    "Trygg på sjøen",
    "Anskaffelser som virkemiddel",
)

PLACES = ("Havlys-huset, Nordlysby", "Kulturkaia, Havneset", "Skarvøy rådhus", "Verftskantina, Lyngholmen")

ROOMS = ("Hos dem", "Havlys-huset, Nordlysby", "Kaffebaren på kaia", "Møterom Morild", "På verftet")
