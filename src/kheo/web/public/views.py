"""The page that everybody sees: the movement and its calendar."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kheo.work import calendar, days


def home(request: HttpRequest) -> HttpResponse:
    """Show the movement with this year's milestones; whoever is signed in goes on to what waits for them."""
    if request.user.is_authenticated:
        return redirect("desk:todo")
    page = calendar.page(by=None, now=request.now)
    year = days.day(request.now).year
    marks = next((marks for of, marks in page.years if of == year), ()) if page else ()
    return render(request, "public/home.html", {"page": page, "year": year, "milestones": marks})
