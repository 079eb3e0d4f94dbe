namespace Cortico.EmbeddedGrafana.Page.Numbers;

/// <summary>Grafana's unit ids and how each is written.</summary>
internal static class UnitCatalogue
{
    public static IEnumerable<KeyValuePair<string, ValueFormat>> All(TimeProvider time) =>
        [.. Plain(), .. Data(), .. Rates(), .. Durations(time), .. Physics(), .. Symbols()];

    private static IEnumerable<KeyValuePair<string, ValueFormat>> Plain() =>
    [
        new("none", PlainFormats.Fixed("")), new("string", PlainFormats.Text), new("short", ScaledFormats.Short), new("sishort", ScaledFormats.Si("")),
        new("percent", PlainFormats.Percent(1)), new("percentunit", PlainFormats.Percent(100)), new("locale", PlainFormats.Grouped),
        new("sci", PlainFormats.Scientific), new("hex", PlainFormats.Hexadecimal("")), new("hex0x", PlainFormats.Hexadecimal("0x")),
        new("bool", PlainFormats.Boolean("True", "False")), new("bool_yes_no", PlainFormats.Boolean("Yes", "No")), new("bool_on_off", PlainFormats.Boolean("On", "Off")),
    ];

    private static IEnumerable<KeyValuePair<string, ValueFormat>> Data()
    {
        yield return new("bits", ScaledFormats.Powers1024("b"));
        yield return new("bytes", ScaledFormats.Powers1024("B"));
        yield return new("decbits", ScaledFormats.Si("b"));
        yield return new("decbytes", ScaledFormats.Si("B"));
        yield return new("binbps", ScaledFormats.Powers1024("b/s"));
        yield return new("binBps", ScaledFormats.Powers1024("B/s"));
        yield return new("bps", ScaledFormats.Si("b/s"));
        yield return new("Bps", ScaledFormats.Si("B/s"));
        yield return new("pps", ScaledFormats.Si("p/s"));
        foreach (var (letter, offset) in new[] { ("k", 1), ("m", 2), ("g", 3), ("t", 4), ("p", 5) })
        {
            var upper = letter.ToUpperInvariant();
            yield return new(letter + "bytes", ScaledFormats.Powers1024("B", offset));
            yield return new("dec" + letter + "bytes", ScaledFormats.Si("B", offset));
            yield return new(upper + "bits", ScaledFormats.Si("b/s", offset));
            yield return new(upper + "Bs", ScaledFormats.Si("B/s", offset));
            yield return new(upper + "iBs", ScaledFormats.Powers1024("B/s", offset));
            yield return new(upper + "ibits", ScaledFormats.Powers1024("b/s", offset));
        }
    }

    private static IEnumerable<KeyValuePair<string, ValueFormat>> Rates()
    {
        foreach (var (id, symbol) in new[]
        {
            ("cps", "c/s"), ("ops", "ops/s"), ("reqps", "req/s"), ("rps", "rd/s"), ("wps", "wr/s"), ("iops", "io/s"), ("eps", "evt/s"), ("mps", "msg/s"),
            ("recps", "rec/s"), ("rowsps", "rows/s"), ("cpm", "c/m"), ("opm", "ops/m"), ("reqpm", "req/m"), ("rpm", "rd/m"), ("wpm", "wr/m"), ("epm", "evts/m"),
            ("mpm", "msgs/m"), ("recpm", "rec/m"), ("rowspm", "rows/m"),
        })
        {
            yield return new(id, ScaledFormats.Count(symbol));
        }
    }

    private static IEnumerable<KeyValuePair<string, ValueFormat>> Durations(TimeProvider time) =>
    [
        new("hertz", ScaledFormats.Si("Hz")), new("ns", DurationFormats.Nanoseconds), new("µs", DurationFormats.Microseconds), new("ms", DurationFormats.Milliseconds),
        new("s", DurationFormats.Seconds), new("m", DurationFormats.Minutes), new("h", DurationFormats.Hours), new("d", DurationFormats.Days),
        new("dtdurationms", SpelledDurations.Words("millisecond")), new("dtdurations", SpelledDurations.Words("second")),
        new("dthms", SpelledDurations.HoursClock), new("dtdhms", SpelledDurations.DaysAndClock), new("timeticks", DurationFormats.TimeTicks),
        new("clockms", SpelledDurations.Parts(1)), new("clocks", SpelledDurations.Parts(1000)),
        new("dateTimeAsIso", DateFormats.Pattern(DateFormats.Iso)), new("dateTimeAsIsoNoDateIfToday", DateFormats.Pattern(DateFormats.Iso)),
        new("dateTimeAsUS", DateFormats.Pattern(DateFormats.American)), new("dateTimeAsUSNoDateIfToday", DateFormats.Pattern(DateFormats.American)),
        new("dateTimeAsSystem", DateFormats.Pattern(DateFormats.Iso)), new("dateTimeAsLocal", DateFormats.Pattern(DateFormats.Iso)),
        new("dateTimeAsLocalNoDateIfToday", DateFormats.Pattern(DateFormats.Iso)), new("dateTimeFromNow", DateFormats.FromNow(time)),
    ];

    private static IEnumerable<KeyValuePair<string, ValueFormat>> Physics()
    {
        foreach (var (id, symbol, offset) in new[]
        {
            ("Hs", "H/s", 0), ("KHs", "H/s", 1), ("MHs", "H/s", 2), ("GHs", "H/s", 3), ("THs", "H/s", 4), ("PHs", "H/s", 5), ("EHs", "H/s", 6),
            ("watt", "W", 0), ("kwatt", "W", 1), ("megwatt", "W", 2), ("gwatt", "W", 3), ("mwatt", "W", -1), ("watth", "Wh", 0), ("kwatth", "Wh", 1),
            ("voltamp", "VA", 0), ("kvoltamp", "VA", 1), ("voltampreact", "var", 0), ("kvoltampreact", "var", 1), ("amp", "A", 0), ("kamp", "A", 1),
            ("mamp", "A", -1), ("amph", "Ah", 0), ("mamph", "Ah", -1), ("volt", "V", 0), ("kvolt", "V", 1), ("mvolt", "V", -1), ("joule", "J", 0),
            ("ev", "eV", 0), ("farad", "F", 0), ("µfarad", "F", -2), ("henry", "H", 0), ("ohm", "Ω", 0), ("kohm", "Ω", 1), ("Mohm", "Ω", 2),
            ("lengthm", "m", 0), ("lengthmm", "m", -1), ("lengthkm", "m", 1), ("massg", "g", 0), ("massmg", "g", -1), ("masskg", "g", 1),
            ("pressurepa", "Pa", 0), ("pressurekpa", "Pa", 1), ("pressurebar", "bar", 0), ("pressurembar", "bar", -1), ("litre", "L", 0), ("mlitre", "L", -1),
            ("forceN", "N", 0), ("forceNm", "Nm", 0), ("flops", "FLOPS", 0), ("mflops", "FLOPS", 2), ("gflops", "FLOPS", 3), ("tflops", "FLOPS", 4),
        })
        {
            yield return new(id, ScaledFormats.Si(symbol, offset));
        }
    }

    private static IEnumerable<KeyValuePair<string, ValueFormat>> Symbols()
    {
        foreach (var (id, symbol) in new[]
        {
            ("celsius", "°C"), ("fahrenheit", "°F"), ("kelvin", "K"), ("dB", "dB"), ("dBm", "dBm"), ("humidity", "%H"), ("candela", "cd"), ("lux", "lx"),
            ("degree", "°"), ("radian", "rad"), ("grad", "grad"), ("arcmin", "arcmin"), ("arcsec", "arcsec"), ("rotrpm", "rpm"), ("rothz", "rot/s"),
            ("velocityms", "m/s"), ("velocitykmh", "km/h"), ("velocitymph", "mph"), ("velocityknot", "kn"), ("accMS2", "m/sec²"), ("accG", "g"), ("pH", "pH"),
            ("ppm", "ppm"), ("conppb", "ppb"), ("pixel", "px"), ("areaM2", "m²"), ("m3", "m³"), ("gallons", "gal"), ("lengthft", "ft"), ("lengthin", "in"),
            ("lengthmi", "mi"), ("masslb", "lb"), ("masst", "t"), ("pressurepsi", "psi"), ("pressurehg", "\"Hg"), ("pressurembarhpa", "hPa"), ("pressurehpa", "hPa"),
        })
        {
            yield return new(id, PlainFormats.Fixed(symbol));
        }

        foreach (var (code, symbol, behind) in new[]
        {
            ("USD", "$", false), ("GBP", "£", false), ("EUR", "€", false), ("JPY", "¥", false), ("RUB", "₽", false), ("UAH", "₴", false), ("BRL", "R$", false),
            ("INR", "₹", false), ("CHF", "CHF", false), ("KRW", "₩", false), ("CNY", "¥", false), ("CAD", "CA$", false), ("AUD", "A$", false), ("BTC", "฿", false),
            ("DKK", "kr", true), ("ISK", "kr", true), ("NOK", "kr", true), ("SEK", "kr", true), ("CZK", "czk", false), ("PLN", "zł", false), ("TRY", "₺", false),
            ("ZAR", "R", false), ("VND", "đ", true), ("ILS", "₪", false), ("PHP", "PHP", false), ("IDR", "Rp", false), ("THB", "฿", false),
        })
        {
            yield return new("currency" + code, ScaledFormats.Currency(symbol, behind));
        }
    }
}
